"""Reports."""

from __future__ import annotations

import datetime
import json
import shutil
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import variorum
from variorum import Article, ClaimKind, Strictness, Verdict, VariorumError

SEEDS = Path(__file__).parents[2] / "seeds"


def story() -> list[Article]:
    texts = [
        "The quake killed 24 people on 3 May 2031. “It was strong,” Élodie Roe said.",
        "The quake killed 31 people on 3 May 2031. “It was strong,” Élodie Roe said.",
    ]
    return [Article(text, id=f"a{n}", outlet="The Wire") for n, text in enumerate(texts)]


def files(folder: str) -> list[Article]:
    return [Article.from_file(path) for path in sorted((SEEDS / folder).glob("*.txt"))]


def test_points_and_positions() -> None:
    report = variorum.compare(story())
    assert report.has_conflict and [p.id for p in report.conflicts] == ["p1"]
    point = report.points[0]
    assert point.verdict is Verdict.CONFLICT and str(point.verdict) == "conflict" and point.kind is ClaimKind.FIGURE
    assert [(p.value, p.sources, p.independent) for p in point.positions] == [
        ("24 people", ("a0",), 1),
        ("31 people", ("a1",), 1),
    ]
    assert point.claims == tuple(c for p in point.positions for c in p.claims)
    assert report.point("p1") is not None and report.point("p0") is None
    claim = point.claims[0]
    assert report.claim(claim.id) == claim and report.claim("none") is None
    source = report.source("a1")
    assert source is not None and source.outlet == "The Wire"


@pytest.mark.parametrize("folder", ["aid", "caucasus", "quake"])
def test_offsets(folder: str) -> None:
    articles = files(folder)
    texts = {article.id: article.text for article in articles}
    report = variorum.compare(articles)
    assert report.claims and report.sources
    for claim in report.claims:
        text = texts[claim.source]
        assert text[claim.start : claim.end] == claim.quote
        assert text.encode()[claim.byte_start : claim.byte_end].decode() == claim.quote
        sentence = claim.sentence
        assert text[sentence.start : sentence.end] == text.encode()[sentence.byte_start : sentence.byte_end].decode()
        if claim.attribution:
            for words in (claim.attribution.speaker, claim.attribution.cue):
                assert words is None or text[words.span.start : words.span.end] == words.text


def test_json_is_the_programs(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    # Without what stands beside the story, which only the program reads.
    for path in (SEEDS / "quake").glob("*.txt"):
        shutil.copy(path, tmp_path)
    articles = [Article.from_file(path) for path in sorted(tmp_path.iterdir())]
    report = variorum.compare(articles)
    arguments = ["variorum", "compare", "--format", "json", *(a.id for a in articles)]
    assert variorum._native.run(arguments) == int(report.has_conflict)
    assert capfd.readouterr().out == report.to_json()
    assert report.to_dict() == json.loads(report.to_json())
    assert report.to_html().startswith("<!") and "</html>" in report.to_html()
    assert len(report.to_csv().splitlines()) == 1 + len(report.to_rows())
    assert report.points[0].subject in str(report) and report.to_markdown()


def test_values() -> None:
    found = variorum.claims({"text": "Between 20 and 30 boats sank at 3:30 p.m. on 3 July 2013; 31-24; in 44 BC.", "id": "x"})
    figure = found[0].figure
    assert figure is not None and figure.range == (Decimal(20), Decimal(30)) and 25 in figure.interval
    dates = [claim.date for claim in found if claim.date]
    first = dates[0].interval
    assert first is not None and first.start == datetime.datetime(2013, 7, 3, 15, 30)
    assert dates[-1].interval is None or dates[-1].interval.start is None
    assert any(c.figure.parts == (Decimal(31), Decimal(24)) for c in found if c.figure)
    assert found[-1].id == f"x#c{len(found)}"
    with pytest.raises(IndexError):
        found[len(found)]
    with pytest.raises(AttributeError):
        setattr(found[0], "quote", "other")


def test_options() -> None:
    figures = variorum.compare(story(), kinds="figure")
    assert {p.kind for p in figures.points} == {ClaimKind.FIGURE}
    both = variorum.compare(story(), kinds=[ClaimKind.FIGURE, "date"], strictness=Strictness.STRICT, threads=1)
    assert {c.kind for c in both.claims} <= set(ClaimKind)
    assert len(variorum.compare(story(), strictness="lenient").points) >= len(variorum.compare(story(), strictness="strict").points)
    named = variorum.claims({"text": "“It is safe,” the minister said."}, aliases=[["Jane Roe", "the minister"]])
    said = named[0].attribution
    assert said is not None and said.speaker is not None and said.speaker.entity == "Jane Roe"
    apart = [{"text": "The quake killed 24 people.", "published": f"2031-0{n}-06"} for n in (5, 7)]
    assert variorum.compare(apart).points and not variorum.compare(apart, within_days=3).points


@pytest.mark.parametrize(
    ("call", "message", "line"),
    [
        (lambda: Article(" "), "the article has no text", None),
        (lambda: Article("Rain.", published="soon"), "no ISO 8601 date", None),
        (lambda: variorum.compare([{"text": "Rain."}, {"text": 3}]), "article:2: ", 2),
        (lambda: variorum.compare([{"text": "Rain.", "published": "soon"}]), "article:1: published", 1),
        (lambda: variorum.compare([{"text": "Rain.", "id": "a"}] * 2), "articles 1 and 2 have the same id", None),
        (lambda: variorum.compare(story(), strictness="very"), "lenient, balanced or strict", None),
        (lambda: variorum.compare(story(), kinds=["person"]), "figure, date or attribution", None),
        (lambda: variorum.compare(story(), words={"no list": "a"}), "no list", None),
    ],
)
def test_what_cannot_be_used(call: Any, message: str, line: int | None) -> None:
    with pytest.raises(VariorumError, match=message) as raised:
        call()
    assert isinstance(raised.value, ValueError) and raised.value.line == line


def test_what_is_no_article() -> None:
    for wrong in ("a text", 3, None):
        with pytest.raises(TypeError):
            variorum.compare([wrong])  # type: ignore[list-item]


def test_articles(tmp_path: Path) -> None:
    page = "<html><head><title>Flood</title></head><body><article><p>The flood reached 40 houses.</p></article></body></html>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "a.md").write_text("---\ntitle: Flood\n---\nThe *flood* reached 40 houses.")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    assert Article.from_html(page.encode()).title == Article.from_file(tmp_path / "a.html").title
    assert Article.from_file(tmp_path / "a.md").title == "Flood"
    with pytest.raises(VariorumError, match="UTF-8"):
        Article.from_file(tmp_path / "bad.txt")
    assert Article("Rain.", published=datetime.date(2031, 5, 6)).published == "2031-05-06"
    assert Article("Rain.", id="a") == Article("Rain.", id="a") != Article("Rain.", id="b")
    assert len({Article("Rain.", id="a"), Article("Rain.", id="a")}) == 1


def test_dicts_of_news_services() -> None:
    given = {"title": "Flood", "content": "The flood reached 40 houses.", "publishedAt": "2031-05-06T10:00:00Z", "source": {"name": "Wire"}}
    source = variorum.claims(given).source
    assert (source.outlet, source.published) == ("Wire", "2031-05-06T10:00:00Z")
    dated = {"text": "Rain.", "published": datetime.date(2031, 5, 6)}
    assert variorum.claims(dated).source.published == "2031-05-06"


def test_tables() -> None:
    report = variorum.compare(story())
    rows = report.to_rows()
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert isinstance(report.to_pandas(), pandas.DataFrame) and isinstance(report.to_polars(), polars.DataFrame)
    assert list(report.to_pandas().columns) == list(report.to_polars().columns) == list(rows[0])
    assert report.to_polars().height == len(rows)
    assert variorum.compare([]).to_polars().height == 0
    assert list(variorum.compare([]).to_pandas().columns) == list(rows[0])


def test_notebook() -> None:
    shown = variorum.compare(story())._repr_html_()
    assert shown.startswith("<iframe sandbox srcdoc=") and "<script" not in shown


def test_other_threads_run_meanwhile() -> None:
    many = [Article(a.text * 20, id=f"{a.id}-{n}") for n in range(20) for a in files("quake")]
    ticks, done = 0, threading.Event()

    def work() -> None:
        variorum.compare(many, threads=1)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        ticks += 1
        time.sleep(0.001)
    thread.join()
    assert ticks > 5
