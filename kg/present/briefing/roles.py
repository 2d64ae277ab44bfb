"""By which role articles call a speaker, as a heading shows it."""

import re
from collections import Counter
from collections.abc import Iterable

from kg.model import Fact

_DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# "his aide" and "Mr. Lee's aide" tell whose only where they stand; "who ..." is a sentence of its own.
_NOT_ALONE = re.compile(
    r"^(?:his|her|their|its|our|my|your)\b|\b(?:who|which|that|and|I|we)\b|['’]s?\s", re.I
)
_MOST_CHARACTERS = 60
_MANY_WORDS = 2  # times as telling as one word: "Harbour Master" before "Master"


def role_of(facts: Iterable[Fact]) -> str:
    """Return the role that most articles give, as they write it; "" where none stands alone."""
    spelled: dict[str, Counter[str]] = {}
    for fact in facts:
        for role in fact.roles:
            words = _DETERMINER.sub("", " ".join(role.split()))
            if _stands_alone(words):
                spelled.setdefault(words.casefold(), Counter())[words] += 1
    weight = {key: forms.total() * (_MANY_WORDS if " " in key else 1) for key, forms in spelled.items()}
    best = max(sorted(weight), key=lambda key: weight[key], default=None)
    return max(sorted(spelled[best]), key=lambda form: spelled[best][form]) if best is not None else ""


def _stands_alone(words: str) -> bool:
    alone = " " not in words
    return bool(words) and len(words) <= _MOST_CHARACTERS and not (
        (alone and (words.endswith(".") or words.casefold() in _TITLES))
        or _NOT_ALONE.search(words)
    )  # fmt: skip


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "sir", "lady", "dr"})
