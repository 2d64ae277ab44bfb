"""The singular of an English noun, by rule and a list of what the rules get wrong."""

import re

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "oxen": "ox", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "halves": "half", "thieves": "thief", "wolves": "wolf",
    "shelves": "shelf", "selves": "self", "loaves": "loaf", "calves": "calf", "crises": "crisis",
    "analyses": "analysis", "theses": "thesis", "hypotheses": "hypothesis", "bases": "base", "axes": "axe",
    "oases": "oasis", "emphases": "emphasis", "diagnoses": "diagnosis", "parentheses": "parenthesis",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "strata": "stratum",
    "memoranda": "memorandum", "referenda": "referendum", "millennia": "millennium", "alumni": "alumnus",
    "nuclei": "nucleus", "stimuli": "stimulus", "indices": "index", "matrices": "matrix",
    "vertices": "vertex", "appendices": "appendix", "servicemen": "serviceman", "policemen": "policeman",
    "spokesmen": "spokesman", "lawmen": "lawman", "gunmen": "gunman", "businessmen": "businessman",
    "congressmen": "congressman", "chairmen": "chairman", "policewomen": "policewoman",
    "spokeswomen": "spokeswoman", "servicewomen": "servicewoman", "militiamen": "militiaman",
    "cameramen": "cameraman", "tribesmen": "tribesman", "fishermen": "fisherman",
    "grandchildren": "grandchild", "schoolchildren": "schoolchild", "movies": "movie", "ties": "tie",
    "lies": "lie", "pies": "pie", "dies": "die", "cookies": "cookie", "zombies": "zombie",
    "calories": "calorie", "rookies": "rookie", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "torpedoes": "torpedo",
    "embargoes": "embargo", "mosquitoes": "mosquito", "goes": "go", "buses": "bus", "gases": "gas",
    "viruses": "virus", "aches": "ache", "caches": "cache", "headaches": "headache", "quizzes": "quiz",
    "axis": "axis", "brothers-in-law": "brother-in-law",
}  # fmt: skip
# Singular, or without a singular, though they end in s.
UNCHANGED = frozenset(
    """aids alias always atlas bias canvas chaos christmas cosmos corps diabetes ethos forbes gas headquarters
    homs hamas herpes jones kansas las lens los mars measles means mercedes miss moses news odds
    pancreas perhaps premises rabies reuters series species sometimes stairs states statistics texas
    thanks tigris trans us whereas wales yes always besides across towards afterwards abroads plus nexus
    farc brussels athens paris minas arkansas illinois honduras laos""".split()
)


def singular(word: str) -> str:
    """Return the singular of a noun in small letters; what is not a plural comes back as it is.

    >>> [singular(word) for word in ("forces", "militaries", "buses", "isis", "series", "men")]
    ['force', 'military', 'bus', 'isis', 'series', 'man']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3 or word in UNCHANGED or re.search(r"(?:ss|us|is|ics|[^a-z]s)$", word):
        return word
    if not word.endswith("s"):
        return word
    return _cut(word)


def _cut(word: str) -> str:
    """Return a word in -s without its ending, unless what is left would be cut again."""
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word):
        return word[:-2]
    shorter = word[:-1]
    return shorter if singular(shorter) == shorter else word
