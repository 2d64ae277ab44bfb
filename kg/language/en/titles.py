"""Role words that stand before a person's name: "Tajik President Emomali Rahmon", "Dr", "Prime Minister"."""

from collections.abc import Sequence

from kg.language.en.gazetteer import find_country

# One word, or several that stand together, in front of a name. What begins names of other things
# ("General Motors", "Pope Francis", "King Charles") is left out or guarded below.
TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame madam madame monsieur mister sen senator rep
    representative gov governor mayor president premier chancellor chairman chairwoman chairperson chair
    secretary minister ambassador envoy spokesman spokeswoman spokesperson commander captain capt colonel col
    lieutenant lt major maj brigadier admiral adm marshal sergeant sgt corporal officer detective
    inspector sheriff judge justice attorney lawyer lawmaker congressman congresswoman councillor
    councilman councilwoman speaker ayatollah mullah mufti rabbi reverend rev fr father archbishop
    bishop cardinal ceo cfo coo founder director manager editor analyst expert historian researcher
    scientist economist journalist reporter correspondent author writer activist leader chief head
    deputy vice acting former ex then late interim military press prime foreign defense interior finance
    general gen secretary-general politician diplomat lawyer comrade academic scholar adviser advisor
    aide republican democratic democrat tory labor rep. commissioner coordinator specialist mp mep""".split()
)
# These only qualify a title that follows: "former", "Prime" alone are no title of the name behind them.
QUALIFIERS = frozenset(
    """vice deputy acting former ex then late interim military press prime foreign defense interior finance
    general republican democratic labor chief head attorney major""".split()
)
# A title before these is part of what it names: "President of", "Minister for", "Justice Department".
BREAKERS = frozenset(
    """of for and to in at on or the department ministry office council court party forces force staff
    assembly motors electric dynamics mills league house committee bureau service agency group corporation
    company association union center institute university college school hospital bank news times post
    press radio""".split()
)


def drop_titles(words: Sequence[str]) -> list[str]:
    """Return a folded name's words without the titles in front of it.

    Nothing is dropped where what follows shows that no person is named ("Justice Department"), and a
    country's adjective goes only with the title it belongs to ("Tajik President Emomali Rahmon").
    """
    count = 0
    if len(words) > 2 and _is_country_adjective(words[0]) and words[1] in TITLES:
        count = 1
    start = count
    while count < len(words) - 1 and words[count] in TITLES:
        count += 1
    named = words[count:]
    only_qualifiers = all(word in QUALIFIERS for word in words[start:count])
    if count == start or only_qualifiers or any(word in BREAKERS for word in named):
        return list(words)
    return list(named)


def _is_country_adjective(word: str) -> bool:
    """Tell whether a folded word is a country or its adjective: "tajik", "tajikistan", "us"."""
    return find_country(word.capitalize()) is not None or find_country(word.upper()) is not None
