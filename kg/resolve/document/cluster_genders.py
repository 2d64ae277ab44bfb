"""Whether a cluster of mentions means a man or a woman, as far as its document and a list of names tell."""

from kg.language.en.genders import Gender, gender_of_name
from kg.language.word_lists import read_words
from kg.model import Mention
from kg.resolve.document.clusters import Cluster
from kg.resolve.names.told_gender import FEMALE_ROLES, MALE_ROLES, words_of_roles

MALE_NOUNS = read_words("nouns/male_nouns")
FEMALE_NOUNS = read_words("nouns/female_nouns")
FEMALE_ENDINGS = ("ova", "eva", "ina", "skaya", "skaia")  # of Slavic surnames
MALE_ENDINGS = ("ov", "ev", "skiy", "sky", "skii")


def gender_of_description(mention: Mention) -> Gender | None:
    """Return the gender that a description's noun shows: "the spokeswoman", "the businessman"."""
    if mention.gender in {"male", "female"}:
        return "male" if mention.gender == "male" else "female"
    lady = "first lady" in mention.text.lower()
    if lady or mention.head in FEMALE_ROLES | {"woman", "girl"} or mention.head.endswith("swoman"):
        return "female"
    return "male" if mention.head in MALE_ROLES | {"man", "boy"} or mention.head.endswith("sman") else None


def gender_of(cluster: Cluster) -> Gender | None:
    """Return the gender that roles, else the given name, pronouns or the end of a surname show, if any."""
    words = words_of_roles(cluster.roles)
    if words & FEMALE_ROLES:
        return "female"
    if words & MALE_ROLES:
        return "male"
    heads = {head for role in cluster.roles for head in _heads(role)}
    if heads & FEMALE_NOUNS:
        return "female"
    if heads & MALE_NOUNS:
        return "male"
    full = [key for key in sorted(cluster.keys) if " " in key]
    given = {gender for key in full if (gender := gender_of_name(key))}
    if len(given) == 1:
        return given.pop()
    if cluster.gender:
        return "male" if cluster.gender == "male" else "female"
    if any(key.endswith(FEMALE_ENDINGS) for key in full):
        return "female"
    return "male" if any(key.endswith(MALE_ENDINGS) for key in full) else None


def _heads(role: str) -> set[str]:
    """Return what a role says somebody is: "wife" of "his wife", "lawyer" of "his wife's lawyer"."""
    return {part.split()[-1] for part in role.lower().split(" of ")[0].split(",") if part.split()}
