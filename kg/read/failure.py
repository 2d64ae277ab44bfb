"""What comes in place of a document that cannot be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One file or row that gave no document.

    `path`: the file as it was named; of a row, "FILE:LINE". `message`: what is wrong and what to
    do about it, one line, without the path.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"
