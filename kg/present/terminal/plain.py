"""Text that was written by others, made fit for a terminal: harmless, wrapped, shortened."""

import re
import textwrap
import unicodedata
from dataclasses import dataclass

from kg.model.extraction import Modality, Polarity

# Bidirectional marks, embeddings, overrides, isolates: with them a text reads in another order than it has.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROLLING = frozenset({"Cc", "Cs", "Zl", "Zp"})


def harmless(text: str) -> str:
    r"""Return text on one line, in which what would steer a terminal is written out: ESC as "\x1b"."""
    return "".join(_written_out(character) for character in " ".join(text.split()))


def shorten(text: str, most: int) -> str:
    """Return at most so many characters, cut where a word ends, with "…" in place of the rest."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    if text[most - 1].isalnum() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:–—-") + "…"


def width_of(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def fit(text: str, width: int) -> str:
    """Return text made as wide as a column, shortened where it is wider."""
    return pad(shorten(text, width), width)


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than `width`; at least one."""
    return textwrap.wrap(text, max(width, 10), break_on_hyphens=False) or [""]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: how many columns it has, and whether it takes colour."""

    width: int = 100
    colour: bool = False

    def bold(self, text: str) -> str:
        return self._styled(text, "1")

    def dim(self, text: str) -> str:
        return self._styled(text, "2")

    def said(self, text: str, polarity: Polarity, modality: Modality) -> str:
        """Return what is said, in the colour of its stance: red for against and not so, green for it."""
        if polarity == "not-so" or modality == "opposes":
            return self._styled(text, "31")
        return self._styled(text, "32") if modality == "supports" else text

    def linked(self, text: str, url: str | None) -> str:
        """Return a text that opens an address where the terminal can (OSC 8); only of the web."""
        plain = url and re.fullmatch(r"https?://[\x21-\x7e]+", url)
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.colour and plain and text else text

    def _styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _written_out(character: str) -> str:
    if character in _BIDI or unicodedata.category(character) in _CONTROLLING:
        return character.encode("unicode_escape").decode("ascii")
    return character
