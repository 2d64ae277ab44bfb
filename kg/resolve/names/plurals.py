"""English plurals of words that are foreign plurals already: "Talibs" of "Taliban"."""

import re

ENGLISH_PLURAL = re.compile(r"(?:s|z|es)$")
MIN_LETTERS = 5


def foreign_plural_of(key: str) -> str | None:
    """Return the foreign plural that a folded English plural may stand for; None where it is too short.

    >>> foreign_plural_of("talibs"), foreign_plural_of("gas")
    ('taliban', None)
    """
    if len(key) < MIN_LETTERS or " " in key:
        return None
    return ENGLISH_PLURAL.sub("", key) + "an"
