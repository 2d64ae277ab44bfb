"""What comparing needs of a claim, and what it finds.

Stated (one claim, as plain values) ... → Comparison (links between them, and the origin of each)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Link, Modality, Named, SpeechKind, Values

_UNKNOWN = Values()


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as it is compared with others.

    `context` is the paragraph that its content stands in. `about` and `via` are entity ids, `via` the
    channels it came through, outermost first. `around` is a year that its article is likely of, where the
    article itself has no date.
    """

    id: str
    document: str
    content: str
    outlet: str | None = None
    published: str | None = None  # ISO 8601
    speaker: Named | None = None
    context: str = ""
    kind: SpeechKind = "indirect"
    modality: Modality = "asserts"
    negated: bool = False  # it was said that this was not said: "did not confirm that"
    about: frozenset[str] = frozenset()
    via: tuple[str, ...] = ()
    within: str | None = None
    values: Values = _UNKNOWN
    around: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How some claims relate. `origins` has every claim, by its id, and the earliest claim of its origin."""

    links: tuple[Link, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
