"""Reports as tables."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from variorum._native import Claim, Point, Position, Report


def rows(report: Report) -> list[dict[str, Any]]:
    """One dict a claim of a point, in the order of the report."""
    return [
        _row(report, point, n, position, claim)
        for point in report.points
        for n, position in enumerate(point.positions, 1)
        for claim in position.claims
    ]


def _row(report: Report, point: Point, n: int, position: Position, claim: Claim) -> dict[str, Any]:
    source = report.source(claim.source)
    row: dict[str, Any] = {
        "point": point.id,
        "verdict": str(point.verdict),
        "severity": point.severity,
        "kind": str(point.kind),
        "subject": point.subject,
        "reason": str(point.reason),
        "explanation": point.explanation,
        "position": n,
        "position_value": position.value,
        "independent": position.independent,
        "source": claim.source,
        "outlet": source.outlet if source else None,
        "published": source.published if source else None,
        "url": source.url if source else None,
        "claim": claim.id,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "byte_start": claim.byte_start,
        "byte_end": claim.byte_end,
        "hedges": "; ".join(claim.hedges),
        "negated": claim.negated,
    }
    return row | _value(claim)


def _value(claim: Claim) -> dict[str, Any]:
    figure, date, said = claim.figure, claim.date, claim.attribution
    days = date.interval if date else None
    return {
        "bound": str(figure.bound) if figure else None,
        "unit": figure.unit if figure else None,
        "low": figure.interval.lo if figure else None,
        "high": figure.interval.hi if figure else None,
        "date": date.value if date else None,
        "first_day": days.start if days else None,
        "last_day": days.end if days else None,
        "speaker": said.speaker.entity if said and said.speaker else None,
        "stance": str(said.stance) if said else None,
    }


_COLUMNS = (
    "point verdict severity kind subject reason explanation position position_value independent source outlet published url claim "
    "quote start end byte_start byte_end hedges negated bound unit low high date first_day last_day speaker stance"
).split()


def _columns(report: Report) -> dict[str, list[Any]]:
    """The rows by column. Tables count in floating point and have no mixture of days and moments: moments are cut to their day."""
    table: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
    for row in rows(report):
        for end in ("low", "high"):
            row[end] = None if row[end] is None else float(row[end])
        for end in ("first_day", "last_day"):
            day = row[end]
            row[end] = day.date() if hasattr(day, "date") else day
        for name, column in table.items():
            column.append(row[name])
    return table


def pandas(report: Report) -> Any:
    """The rows as a ``pandas.DataFrame``."""
    import pandas as pd

    return pd.DataFrame(_columns(report))


def polars(report: Report) -> Any:
    """The rows as a ``polars.DataFrame``."""
    import polars as pl

    types: dict[str, Any] = {"low": pl.Float64, "high": pl.Float64, "first_day": pl.Date, "last_day": pl.Date}
    texts = {"outlet", "published", "url", "bound", "unit", "date", "speaker", "stance"}
    types |= {name: pl.String for name in texts}
    return pl.DataFrame(_columns(report), schema_overrides=types)


def frame(report: Report) -> str:
    """The report's page for a notebook, in a frame of its own, so that neither changes the other's looks."""
    page = html.escape(report.to_html(), quote=True)
    return f'<iframe sandbox srcdoc="{page}" style="width:100%;height:36em;border:1px solid #8884"></iframe>'
