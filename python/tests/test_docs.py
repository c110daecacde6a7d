"""The examples of the docstrings and of the README."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import variorum

README = Path(__file__).parents[1] / "README.md"


def documented() -> dict[str, str]:
    found = {"variorum": variorum.__doc__ or "", "README.md": README.read_text(encoding="utf-8")}
    for name in variorum.__all__:
        thing = getattr(variorum, name)
        found[name] = getattr(thing, "__doc__", None) or ""
        for part, member in vars(thing).items() if isinstance(thing, type) else ():
            found[f"{name}.{part}"] = getattr(member, "__doc__", None) or ""
    return {name: text for name, text in found.items() if ">>>" in text}


@pytest.mark.parametrize("name", documented())
def test_examples(name: str) -> None:
    test = doctest.DocTestParser().get_doctest(documented()[name], {"datetime": __import__("datetime")}, name, None, 0)
    result = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test)
    assert result.attempted and not result.failed


def test_all_is_documented() -> None:
    assert len(documented()) > 15
    for name in variorum.__all__:
        if name != "__version__":
            assert getattr(variorum, name).__doc__, name
