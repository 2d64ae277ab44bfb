"""What the words of roles say of persons: "Sen." is a senator and a lawmaker, and no governor."""

from collections.abc import Iterable

from kg.language.en.fold import fold_words
from kg.language.word_lists import read_table, read_words

# What else a title says of who bears it.
ALSO = read_table("persons/also_called")
OFFICES = read_words("persons/offices")
# Who bears an office's holder's surname because of this seldom holds it: "first lady Michelle Obama".
KIN = read_words("persons/words_of_kin")
# By such a noun news calls again whom they have just named, without having said that he is one:
# "Trump ... the New York businessman".
VARIATIONS = read_words("persons/nouns_called_again")
SEATS = frozenset(
    {"congressman", "congresswoman"}
)  # said of a representative, and of no other office's holder
OF_POLITICS = read_words("persons/nouns_of_politics")
OF_OTHERS = VARIATIONS - OF_POLITICS
OFFICES_AND_SEATS = OFFICES | SEATS
PARTIES = (
    frozenset({"republican", "gop", "tory", "conservative"}),
    frozenset({"democrat", "democratic", "labor"}),
)
# "The only candidate", "the next governor": nobody who has been named.
SINGLING = read_words("persons/singling_words")


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
    if offices and noun in OF_OTHERS and "former" not in held:
        return False  # presidents are not called "the businessman"
    return noun not in OFFICES_AND_SEATS or not offices or noun in held
