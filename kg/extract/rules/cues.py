"""The words that introduce reports: which verbs, in which frames, with which modality."""

from functools import cache
from typing import NamedTuple, cast

from kg.language.word_lists import read_lines
from kg.model import Modality


class Cue(NamedTuple):
    """A cue verb. `frames` maps each frame it takes its content in to its modality there."""

    lemma: str
    frames: dict[str, Modality]

    @property
    def modality(self) -> Modality:
        return next(iter(self.frames.values()))


@cache
def cue_verbs() -> dict[str, Cue]:
    """Return the lexicon `cues.txt` by lemma. A frame in two groups keeps the modality of the first."""
    lexicon: dict[str, Cue] = {}
    for line in read_lines("reports/cues"):
        modality, frames, lemmas = (part.split() for part in line.split(":"))
        for lemma in lemmas:
            cue = lexicon.setdefault(lemma, Cue(lemma, {}))
            for frame in frames:
                cue.frames.setdefault(frame, cast(Modality, modality[0]))
    return lexicon
