"""What comparing needs of a claim, and what it finds.

Stated (one claim, as plain values) ... → Comparison (links between them, and the origin of each)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Link, Modality, Named, Polarity, SpeechKind, Values

_UNKNOWN = Values()


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as it is compared with others.

    `before` and `after` are the words of the content's sentence that stand around it. `via` are entity ids,
    the channels it came through, outermost first. `roles`: what its article says that the speaker is.
    `story`: the id of the story that its article is of.
    """

    id: str
    document: str
    content: str
    source: str = ""
    cue: str = ""
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601
    story: str | None = None
    speaker: Named | None = None
    roles: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    kind: SpeechKind = "indirect"
    modality: Modality = "asserts"
    polarity: Polarity = "so"  # what who speaks says of the content
    via: tuple[str, ...] = ()
    within: str | None = None
    values: Values = _UNKNOWN


def is_together(a: Stated, b: Stated) -> bool:
    """Say whether two claims are of one story, or one article."""
    return a.document == b.document or (a.story is not None and a.story == b.story)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How some claims relate. `origins` has every claim, by its id, and the earliest claim of its origin."""

    links: tuple[Link, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
