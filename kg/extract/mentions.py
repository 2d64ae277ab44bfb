from kg.extract.reading import Reading
from kg.model import Alias, Attribution, Mention


def find_mentions(reading: Reading, attributions: list[Attribution]) -> tuple[list[Mention], list[Alias]]:
    return [], []
