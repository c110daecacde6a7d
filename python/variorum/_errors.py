"""What can go wrong."""

from __future__ import annotations


class VariorumError(ValueError):
    """An article, a word list or a setting that cannot be used.

    >>> import variorum
    >>> try:
    ...     variorum.compare([{"text": "It rained."}, {"outlet": "The Wire"}])
    ... except variorum.VariorumError as error:
    ...     print(error, error.file, error.line)
    article:2: the article has no "text" article 2
    """

    file: str | None
    """The file at fault, where one is known."""
    line: int | None
    """The line at fault, where one is known; the first is 1. Of articles given in a list, which it was."""

    def __init__(self, message: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.line = line

    def __reduce__(self) -> tuple[type[VariorumError], tuple[str, str | None, int | None]]:
        return (VariorumError, (str(self), self.file, self.line))
