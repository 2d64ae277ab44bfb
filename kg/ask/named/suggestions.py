"""What to offer instead of a name that nothing is known by."""

from collections.abc import Iterable

from kg.errors import QuestionError
from kg.language.en.fold import fold_name
from kg.model import Named

_SUGGESTIONS = 3
_SUGGESTION_SPREAD = 12  # how much worse than the best one the others may be
_SUGGESTION_FLOOR = 60  # of 100; below it two short names share letters by chance


def unknown(words: str, names: Iterable[tuple[str, Named]]) -> QuestionError:
    """Return the error that says so and offers the nearest of some folded names."""
    found = list(dict.fromkeys(named.name for named in nearest(words, names)))[:_SUGGESTIONS]
    if not found:
        return QuestionError(f"nothing known of {words!r}; `kg entities` lists what is")
    return QuestionError(f"nothing known of {words!r}; did you mean: {', '.join(found)}?")


def nearest(words: str, names: Iterable[tuple[str, Named]], *, least: int = _SUGGESTION_FLOOR) -> list[Named]:
    """Return who bears the nearest of some folded names, the nearest first; of a name, the first bearer.

    Names of one who may be called so come before concepts. Two letters that changed places are one slip.

    Args:
        least: How like the words the nearest must be, of 100.
    """
    from rapidfuzz import fuzz, process  # 20 ms that an answered question does not need
    from rapidfuzz.distance import OSA

    known: dict[str, Named] = {}
    surnames: dict[str, Named] = {}
    for key, named in names:
        known.setdefault(key, named)
        if named.type == "PERSON":
            surnames.setdefault(key.rsplit(" ", 1)[-1], named)
    known = surnames | known
    typed = fold_name(words)
    likeness: dict[str, float] = {}
    for scorer, scale in ((fuzz.token_sort_ratio, 1), (OSA.normalized_similarity, 100)):
        floor = _SUGGESTION_FLOOR / scale
        for key, score, _ in process.extract(
            typed, known.keys(), scorer=scorer, score_cutoff=floor, limit=20
        ):
            likeness[key] = max(likeness.get(key, 0.0), score * scale)
    best = max(likeness.values(), default=0.0)
    if best < least:
        return []
    close = [key for key, score in likeness.items() if score >= best - _SUGGESTION_SPREAD]
    ranked = sorted(close, key=lambda key: (known[key].type == "CONCEPT", -likeness[key], key))
    return [known[key] for key in ranked]
