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
    from rapidfuzz import fuzz, process  # 20 ms that an answered question does not need

    known: dict[str, str] = {}
    for key, named in names:
        known.setdefault(key, named.name)
    hits = process.extract(
        fold_name(words), known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_SUGGESTION_FLOOR, limit=20
    )
    close = [key for key, score, _ in hits if score >= hits[0][1] - _SUGGESTION_SPREAD]
    nearest = list(dict.fromkeys(known[key] for key in close))[:_SUGGESTIONS]
    if not nearest:
        return QuestionError(f"nothing known of {words!r}; `kg entities` lists what is")
    return QuestionError(f"nothing known of {words!r}; did you mean: {', '.join(nearest)}?")
