"""Names, as the JSON writes them. Each is a text: ``Verdict.CONFLICT == "conflict"``."""

from __future__ import annotations

from enum import Enum


class _Name(str, Enum):
    def __str__(self) -> str:
        return str(self.value)


class ClaimKind(_Name):
    """The kinds of claims."""

    FIGURE = "figure"
    DATE = "date"
    ATTRIBUTION = "attribution"


class Verdict(_Name):
    """How the values of a point relate."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    CONFLICT = "conflict"


class Reason(_Name):
    """What decided a verdict."""

    VALUE = "value"
    SCOPE = "scope"
    SPEAKER = "speaker"
    WORDING = "wording"
    STANCE = "stance"
    POLARITY = "polarity"
    DATE = "date"
    BOUND = "bound"
    SOURCE = "source"


class CheckVerdict(_Name):
    """How a check comes out."""

    HOLDS = "holds"
    FAILS = "fails"


class PublishedBasis(_Name):
    """Where a publication date was found."""

    METADATA = "metadata"
    TEXT = "text"
    UNKNOWN = "unknown"


class Bound(_Name):
    """How words bound a number."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Change(_Name):
    """The direction of a change."""

    UP = "up"
    DOWN = "down"


class FigureKind(_Name):
    """What kind of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    PRESSURE = "pressure"
    ENERGY = "energy"
    POWER = "power"
    DATA = "data"
    FREQUENCY = "frequency"
    DURATION = "duration"
    AGE = "age"
    RATE = "rate"
    ORDINAL = "ordinal"
    MAGNITUDE = "magnitude"
    SCORE = "score"
    FRACTION = "fraction"
    FACTOR = "factor"
    NUMBER = "number"


class TimexType(_Name):
    """TIMEX3's types of time expressions."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Modifier(_Name):
    """TIMEX3's modifiers."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Granularity(_Name):
    """How fine a date's value is."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    UNKNOWN = "unknown"


class Basis(_Name):
    """What a date was resolved against."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    CONTEXT = "context"
    UNRESOLVED = "unresolved"


class Form(_Name):
    """Whose words a statement is in."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(_Name):
    """What a speaker does by a statement."""

    SAYS = "says"
    CLAIMS = "claims"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ESTIMATES = "estimates"
    WARNS = "warns"
    DEMANDS = "demands"
    PROMISES = "promises"
    ACCUSES = "accuses"
    DOUBTS = "doubts"
    BELIEVES = "believes"
    ASKS = "asks"
    EXPECTS = "expects"
    PRAISES = "praises"
    CRITICISES = "criticises"


class Strictness(_Name):
    """How sure it must be that two claims are of one thing before they are compared."""

    LENIENT = "lenient"
    BALANCED = "balanced"
    STRICT = "strict"
