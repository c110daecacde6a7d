"""Word lists of one's own hold for one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import pyarrow
import pytest

import variorum
from variorum import VariorumError

Words = Mapping[str, str | Iterable[str]]

TEXT = "The field measures 30 stremmata. She orated that rain was near."
AREA: Words = {"units": "stremma\tarea\t1000\tstremma|stremmata\t-"}
LENGTH: Words = {"units.tsv": ["# of the region", "stremma\tlength\t3\tstremma|stremmata\t-"], "cue_verbs": "orate\tclaims\t-"}
EVERY: tuple[Words | None, ...] = (None, AREA, LENGTH)


def told(words: Words | None) -> str:
    return variorum.claims({"id": "a", "text": TEXT}, words=words).to_json()


def unit(words: Words | None) -> str | None:
    figure = variorum.claims({"id": "a", "text": TEXT}, words=words)[0].figure
    assert figure is not None
    return figure.unit


def test_words_hold_for_one_call() -> None:
    alone = [told(words) for words in EVERY]
    assert len(set(alone)) == 3
    assert [told(words) for words in reversed(EVERY)] == alone[::-1]
    assert [unit(words) for words in EVERY] == [None, "stremma", "stremma"]


def test_words_hold_in_one_thread() -> None:
    alone = [told(words) for words in EVERY]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(told, EVERY * 40)) == alone * 40


def test_every_way_in_takes_words() -> None:
    article = {"id": "a", "text": TEXT}
    plain = variorum.claims(article)
    for words in (AREA, None):
        found = variorum.claims(article, words=words)
        assert (found.to_json() != plain.to_json()) is (words is not None)
        assert [f.to_json() for f in variorum.iter_claims([article] * 9, words=words, threads=3)] == [found.to_json()] * 9
        batch = pyarrow.record_batch({"id": ["a", "b"], "text": [TEXT, TEXT]})
        known = "stremma" if words else None
        assert variorum.claims_table(batch, words=words)["unit"][0].as_py() == known
        assert known in (None, *variorum.compare_table(batch, words=words)["unit"].to_pylist())
        figure = variorum.compare([article, article | {"id": "b"}], words=words).claims[0].figure
        assert figure is not None and figure.unit == known


def test_words_that_do_not_fit_are_named() -> None:
    with pytest.raises(VariorumError, match="Maybe") as raised:
        variorum.claims({"text": "Rain."}, words={"hedges": "perhaps\nMaybe"})
    assert (raised.value.file, raised.value.line) == ("hedges", 2)


def test_hidden_characters_are_escapes_in_json() -> None:
    text = "The quake killed 24 \u202epeople\u200b on 3 May 2031, Jane\u0085 Roe said."
    found = variorum.claims({"id": "a\u202e", "text": text})
    for told in (found.to_json(), variorum.compare([{"text": text}]).to_json()):
        assert not any(hidden in told for hidden in "\u202e\u200b\u0085")
        assert "\\u202e" in told
    assert found.to_dict()["source"]["id"] == "a\u202e"
