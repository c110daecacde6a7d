"""Reads every figure, date and attribution out of news articles and says where the sources agree, where one is less precise, where a
number was updated, and where they contradict each other. Articles in English are read; nothing is fetched.

>>> import variorum
>>> report = variorum.compare([
...     variorum.Article("The quake killed 24 people.", id="a"),
...     variorum.Article("The quake killed 31 people.", id="b"),
... ])
>>> for point in report.points:
...     print(point.verdict, [position.value for position in point.positions])
conflict ['24 people', '31 people']
"""

from variorum._enums import (
    Basis,
    Bound,
    Change,
    CheckVerdict,
    ClaimKind,
    FigureKind,
    Form,
    Granularity,
    Modifier,
    PublishedBasis,
    Reason,
    Stance,
    Strictness,
    TimexType,
    Verdict,
)
from variorum._errors import VariorumError
from variorum._native import (
    __version__,
    Article,
    ArticleClaims,
    Attribution,
    Check,
    Claim,
    ClaimsIterator,
    DateInterval,
    DateValue,
    Figure,
    Interval,
    Point,
    Position,
    Report,
    Source,
    Span,
    Words,
    claims,
    claims_table,
    compare,
    compare_table,
    iter_claims,
)

__all__ = [
    "Article",
    "ArticleClaims",
    "Attribution",
    "Basis",
    "Bound",
    "Change",
    "Check",
    "CheckVerdict",
    "Claim",
    "ClaimKind",
    "ClaimsIterator",
    "DateInterval",
    "DateValue",
    "Figure",
    "FigureKind",
    "Form",
    "Granularity",
    "Interval",
    "Modifier",
    "Point",
    "Position",
    "PublishedBasis",
    "Reason",
    "Report",
    "Source",
    "Span",
    "Stance",
    "Strictness",
    "TimexType",
    "VariorumError",
    "Verdict",
    "Words",
    "__version__",
    "claims",
    "claims_table",
    "compare",
    "compare_table",
    "iter_claims",
]
