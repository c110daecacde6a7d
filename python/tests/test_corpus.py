"""Offsets in real articles, where a corpus is at hand: VARIORUM_CORPUS names a file of JSON Lines, packed with gzip."""

from __future__ import annotations

import gzip
import itertools
import json
import os

import pytest

import variorum

CORPUS = os.environ.get("VARIORUM_CORPUS")


@pytest.mark.skipif(CORPUS is None, reason="no corpus is at hand")
def test_offsets_of_every_claim() -> None:
    assert CORPUS is not None
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in itertools.islice(lines, 700)]
    claims = wide = 0
    for article, found in zip(articles, variorum.iter_claims(articles), strict=True):
        text, encoded = article["text"], article["text"].encode()
        for claim in found:
            assert text[claim.start : claim.end] == claim.quote
            assert encoded[claim.byte_start : claim.byte_end].decode() == claim.quote
            said = claim.attribution
            for words in (said.speaker, said.cue) if said else ():
                assert words is None or text[words.span.start : words.span.end] == words.text
            claims += 1
            wide += claim.start != claim.byte_start
    assert claims > 10_000 and wide > 1_000
