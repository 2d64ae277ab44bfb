"""Common nouns by what they stand for: a person in a role, an organisation, a country, an armed group."""

from functools import cache
from importlib import resources

from kg.language.en.titles import QUALIFIERS, TITLES
from kg.model import EntityType

PERSON_NOUNS = (TITLES - QUALIFIERS) | frozenset(
    """man woman boy girl person candidate nominee senator witness resident voter farmer worker
    soldier officer policeman doctor nurse teacher student pastor priest imam king queen prince
    princess monarch emperor premier hacker critic supporter opponent rival host anchor moderator
    columnist reporter blogger author historian billionaire businessman businesswoman tycoon mogul
    official aide adviser strategist pollster veteran refugee victim survivor suspect defendant
    plaintiff prosecutor lawyer judge eyewitness insider expert scholar fellow professor negotiator
    diplomat delegate representative head leader boss owner founder executive predecessor successor
    counterpart colleague husband wife father mother son daughter brother sister friend neighbor""".split()
)
ORGANISATION_NOUNS = frozenset(
    """organization organisation bloc alliance coalition agency ministry government company firm
    corporation party court committee council administration union secretariat outlet newspaper
    paper magazine site website network statement report article commission department office bureau
    service authority authorities regime military army navy police media press bank university
    institute parliament congress senate house cabinet embassy consulate mission delegation campaign
    team board panel group association foundation charity ngo think-tank channel station broadcaster
    publication daily weekly tabloid watchdog regulator federation league club firm studio study
    survey poll document letter memo release communique communiqué post tweet bill law treaty
    intelligence side camp pentagon kremlin""".split()
)
COUNTRY_NOUNS = frozenset("country nation republic state kingdom homeland".split())
GROUP_NOUNS = frozenset(
    """militants militant fighters fighter rebels rebel insurgents insurgent terrorists terrorist
    militia""".split()
)


@cache
def armed_groups() -> frozenset[str]:
    """Return all forms of the names in `groups.txt`."""
    text = resources.files(__package__).joinpath("groups.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(form for line in lines for form in line.split(" | "))


def noun_type(lemma: str) -> EntityType:
    """Return what a common noun stands for; "CONCEPT" where it is none of the known kinds."""
    if lemma in PERSON_NOUNS or lemma.removesuffix("s") in PERSON_NOUNS:
        return "PERSON"
    if lemma in GROUP_NOUNS:
        return "GROUP"
    if lemma in COUNTRY_NOUNS:
        return "GPE"
    return "ORG" if lemma in ORGANISATION_NOUNS else "CONCEPT"
