"""Streams of articles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

import variorum
from variorum import Article, VariorumError


def endless(taken: list[int]) -> Iterator[Article]:
    for n in itertools.count(1):
        taken.append(n)
        yield Article(f"{n} people died.", id=str(n))


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_in_order_and_only_a_little_ahead(threads: int) -> None:
    taken: list[int] = []
    first = list(itertools.islice(variorum.iter_claims(endless(taken), threads=threads), 30))
    assert [found.source.id for found in first] == [str(n) for n in range(1, 31)]
    assert len(taken) <= 30 + 4 * threads


@pytest.mark.parametrize("threads", [1, 3])
def test_the_same_as_one_by_one(threads: int) -> None:
    articles = [{"id": str(n), "text": f"In 20{n:02} some {n} boats sank, Élodie Roe said."} for n in range(50)]
    stream = variorum.iter_claims(articles, threads=threads)
    assert [found.to_json() for found in stream] == [variorum.claims(article).to_json() for article in articles]
    with pytest.raises(StopIteration):
        next(stream)


@pytest.mark.parametrize("threads", [1, 3])
def test_an_article_that_cannot_be_used_costs_itself_only(threads: int) -> None:
    stream = variorum.iter_claims([{"text": "It rained."}, {"text": ""}, {"text": "24 died."}], threads=threads)
    assert len(next(stream)) == 0
    with pytest.raises(VariorumError) as raised:
        next(stream)
    assert raised.value.line == 2
    assert next(stream)[0].quote == "24"


def test_what_the_iterable_raises_is_raised() -> None:
    def broken() -> Iterator[Article]:
        yield Article("24 died.")
        raise RuntimeError("broken")

    stream = variorum.iter_claims(broken(), threads=2)
    assert next(stream)[0].quote == "24"
    with pytest.raises(RuntimeError, match="broken"):
        next(stream)
    assert list(stream) == []


def test_threads_is_a_number_above_0() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        variorum.iter_claims([], threads=0)
