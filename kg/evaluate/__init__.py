"""How good extraction and resolution are, against what people marked."""

from kg.evaluate.attribution import (
    KINDS,
    ROLES,
    Gold,
    Measure,
    Role,
    Roles,
    Scores,
    pair_contents,
    read_gold,
    score,
)
from kg.evaluate.coreference import Agreement, b_cubed, ceaf_e
from kg.evaluate.speakers import (
    GoldSpeaker,
    MarkedArticle,
    clusters_of,
    is_right_speaker,
    read_marked,
    score_found_speakers,
    score_speakers,
)

__all__ = [
    "KINDS",
    "ROLES",
    "Agreement",
    "Gold",
    "GoldSpeaker",
    "MarkedArticle",
    "Measure",
    "Role",
    "Roles",
    "Scores",
    "b_cubed",
    "ceaf_e",
    "clusters_of",
    "is_right_speaker",
    "pair_contents",
    "read_gold",
    "read_marked",
    "score",
    "score_found_speakers",
    "score_speakers",
]
