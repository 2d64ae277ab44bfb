"""What a story is called: its most telling headline, else the names that most of its articles have."""

from collections import Counter
from collections.abc import Sequence

from kg.stories.reported import Reported, words_of

_MOST_NAMES = 3
_LEAST_WORDS = 3  # content words of a headline that tells what happened
_MOST_CHARACTERS = 160


def headline_of(articles: Sequence[Reported]) -> str:
    """Return the headline whose words most of the articles have, else names; the same in any order."""
    titles = {article.title for article in articles if article.title}
    if titles:
        return max(sorted(titles), key=lambda title: _told_by(title, articles))[:_MOST_CHARACTERS]
    counts = Counter(name for article in articles for name in dict(article.names).values())
    names = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST_NAMES]
    return ", ".join(names) or "no headline, no names"


def _told_by(title: str, articles: Sequence[Reported]) -> float:
    """Return which share of a headline's words an article has on average; a short one tells less."""
    words = set(words_of(title))
    if not words:
        return 0.0
    shared = sum(len(words & article.features) for article in articles)
    return shared / (len(articles) * max(len(words), _LEAST_WORDS))
