"""Tables."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

import variorum

pyarrow = pytest.importorskip("pyarrow")

SEEDS = Path(__file__).parents[2] / "seeds"


def batch(**columns: Any) -> Any:
    return pyarrow.record_batch(columns)


def seeds() -> Any:
    paths = sorted(SEEDS.glob("*/*.txt"))
    return batch(
        story=[path.parent.name for path in paths],
        id=[path.name for path in paths],
        text=[path.read_text(encoding="utf-8") for path in paths],
    )


def test_claims_are_those_of_claims() -> None:
    articles = seeds()
    rows = variorum.claims_table(articles).to_pylist()
    found = [c for article in articles.to_pylist() for c in variorum.claims(article)]
    assert [(row["claim"], row["quote"], row["start"], row["end"]) for row in rows] == [
        (c.id, c.quote, c.start, c.end) for c in found
    ]
    for row, claim in zip(rows, found, strict=True):
        assert (row["kind"], tuple(row["hedges"]), row["said_by"]) == (claim.kind.value, claim.hedges, claim.said_by)
        assert row["unit"] == (claim.figure.unit if claim.figure else None)
        assert row["date"] == (claim.date.value if claim.date else None)
        days = claim.date.interval if claim.date else None
        if days and days.start and not isinstance(days.start, datetime.datetime):
            assert row["first_day"] == days.start
        said = claim.attribution
        assert row["speaker"] == (said.speaker.entity if said and said.speaker else None)


def test_stories_are_those_of_compare() -> None:
    articles = seeds()
    rows = variorum.compare_table(articles).to_pylist()
    for story in {row["story"] for row in rows}:
        own = [article for article in articles.to_pylist() if article["story"] == story]
        expected = [(r["point"], r["verdict"], r["claim"], r["explanation"]) for r in variorum.compare(own).to_rows()]
        assert [(r["point"], r["verdict"], r["claim"], r["explanation"]) for r in rows if r["story"] == story] == expected


def test_the_schema_is_fixed() -> None:
    one = variorum.claims_table(batch(text=["24 people died."]))
    none = variorum.claims_table(batch(text=pyarrow.array([None, " "], pyarrow.string())))
    assert none.num_rows == 0 and none.schema.equals(one.schema)
    names = {field.name: str(field.type) for field in one.schema}
    assert names["start"] == "int32" and names["low"] == "double" and names["first_day"] == "date32[day]"
    assert variorum.compare_table(batch(text=["24 people died."])).num_rows == 0


def test_days_before_the_year_1_are_none() -> None:
    rows = variorum.claims_table(batch(text=["The town was founded in 44 BC."])).to_pylist()
    assert [(row["date"], row["first_day"]) for row in rows] == [("BC0044", None)]


def test_columns_of_other_types() -> None:
    given = batch(
        text=pyarrow.array(["24 people died on Friday."], pyarrow.large_string()),
        id=[7],
        published=[datetime.date(2031, 5, 6)],
    )
    rows = variorum.claims_table(given).to_pylist()
    assert {row["source"] for row in rows} == {"7"} and rows[1]["first_day"] == datetime.date(2031, 5, 2)
    assert json.dumps(rows, default=str)
    with pytest.raises(ValueError, match='no column "text"'):
        variorum.claims_table(batch(words=["24 people died."]))
    with pytest.raises(variorum.VariorumError, match="the same id"):
        variorum.compare_table(batch(text=["24 died.", "31 died."], id=["a", "a"]))
