"""What the words of roles say of persons: "Sen." is a senator and a lawmaker, and no governor."""

from collections.abc import Iterable

from kg.language.en.fold import fold_words

# What else a title says of who bears it.
ALSO = {
    "sen": "senator lawmaker", "senator": "lawmaker", "mp": "lawmaker", "gov": "governor",
    "rep": "representative congressman congresswoman lawmaker",
    "representative": "congressman congresswoman lawmaker",
    "congressman": "lawmaker", "congresswoman": "lawmaker", "pm": "prime minister", "ceo": "executive",
    "gop": "republican", "dem": "democrat", "nominee": "candidate", "gen": "general", "col": "colonel",
    "prof": "professor", "dr": "doctor", "det": "detective", "sgt": "sergeant", "lt": "lieutenant",
    "capt": "captain",
}  # fmt: skip
OFFICES = frozenset(
    """senator representative governor president minister mayor ambassador judge justice sheriff chancellor
    king queen prince princess pope bishop general colonel captain sergeant officer""".split()
)
# By such a noun news calls again whom they have just named, without having said that he is one:
# "Trump ... the New York businessman".
VARIATIONS = frozenset(
    """senator congressman congresswoman lawmaker legislator governor mayor candidate nominee contender
    hopeful frontrunner incumbent politician businessman businesswoman billionaire millionaire mogul tycoon
    republican democrat conservative liberal veteran statesman diplomat economist actor actress singer
    rapper comedian star celebrity filmmaker coach academic philanthropist entrepreneur magnate""".split()
)
PARTIES = (
    frozenset({"republican", "gop", "tory", "conservative"}),
    frozenset({"democrat", "democratic", "labor"}),
)
# "The only candidate", "the next governor": nobody who has been named.
SINGLING = frozenset("only last next best other same present future ideal".split())


def role_words(roles: Iterable[str]) -> frozenset[str]:
    """Return the folded words of roles and what they say beside: of "Sen." also "senator" and "lawmaker"."""
    words = {word for role in roles for word in fold_words(role)}
    return frozenset(words.union(*(ALSO[word].split() for word in words if word in ALSO)))


def may_be_called(words: str, noun: str, roles: Iterable[str]) -> bool:
    """Tell whether who has these roles may be called so.

    One office does not make another's holder, nor one party another's member.

    Args:
        words: a description, "the Republican governor".
        noun: its head, "governor".
    """
    held, said = role_words(roles), frozenset(fold_words(words))
    offices = held & OFFICES
    for own, other in (PARTIES, PARTIES[::-1]):
        if said & own and held & other and not held & own:
            return False
    return noun not in OFFICES or not offices or noun in offices
