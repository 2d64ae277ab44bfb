"""The fields of a claim: what each is, and on which surface it stands in which place.

JSON, CSV, frames, the graph and the drawn page read these lists; what is added here is on all of them.
Each surface puts a value into its own form by its type: a name, words with their places, a period, a list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kg.model.claim import Claim, Inferred, Words
from kg.model.document import DocumentLine
from kg.model.entity import Named

Surface = Literal["record", "table", "frame", "graph"]


@dataclass(frozen=True, slots=True)
class ClaimField:
    """One field. `of` gives its value as the model has it; None where the store tells it beside the claim.

    `label`: what it is called beside a claim that is drawn, where it has a line of its own there; `share`: it
    is a number from 0 to 1. `rare`: a record has it only where there is one.
    """

    name: str
    of: Callable[[Claim], Any] | None
    label: str = ""
    share: bool = False
    rare: bool = False


_ALL = (
    ClaimField("id", lambda claim: claim.id),
    ClaimField("claim", lambda claim: claim.id),  # as the graph calls its id
    ClaimField("document", lambda claim: claim.document),
    ClaimField("published", lambda claim: claim.document.published),
    ClaimField("published_as_written", lambda claim: claim.document.published),
    ClaimField("outlet", lambda claim: claim.document.outlet),
    ClaimField("title", lambda claim: claim.document.title),
    ClaimField("url", lambda claim: claim.document.url),
    ClaimField("statement", lambda claim: claim.statement),
    ClaimField("speaker", lambda claim: claim.speaker),
    ClaimField("speaks_for", lambda claim: claim.speaks_for or None, rare=True),
    ClaimField("speaker_id", lambda claim: claim.speaker and claim.speaker.id),
    ClaimField("speaker_type", lambda claim: claim.speaker and claim.speaker.type),
    ClaimField("source", lambda claim: claim.source),
    ClaimField("cue", lambda claim: claim.cue),
    ClaimField("content", lambda claim: claim.content),
    ClaimField("source_spans", lambda claim: claim.source.spans),
    ClaimField("cue_spans", lambda claim: claim.cue.spans),
    ClaimField("content_spans", lambda claim: claim.content.spans),
    ClaimField("kind", lambda claim: claim.kind),
    ClaimField("speech", lambda claim: claim.kind),  # in the graph, where every node has a `kind`
    ClaimField("modality", lambda claim: claim.modality),
    ClaimField("polarity", lambda claim: claim.polarity),
    ClaimField("negated", lambda claim: claim.negated),
    ClaimField("via", lambda claim: claim.via),
    ClaimField("via_inferred", lambda claim: claim.via_inferred or None, rare=True),
    ClaimField("about", lambda claim: (*claim.about, *claim.inferred)),
    ClaimField("said", lambda claim: claim.values.said),
    ClaimField("holds", lambda claim: claim.values.holds),
    ClaimField("quantities", lambda claim: claim.values.quantities),
    ClaimField("within", lambda claim: claim.within),
    ClaimField("confidence", lambda claim: claim.confidence, label="Sure", share=True),
    ClaimField("ruling", lambda claim: claim.ruling, rare=True),
    ClaimField("origin", None),
)
_BY_NAME = {field.name: field for field in _ALL}
_ORDER: dict[Surface, str] = {
    "record": """id document statement speaker speaks_for source cue content kind modality polarity negated
        via via_inferred about said holds quantities within confidence ruling""",
    # What a reader looks for first, then what a program needs.
    "table": """id published outlet title speaker statement polarity cue content modality negated kind about
        via source confidence ruling origin within document speaker_id speaker_type source_spans cue_spans
        content_spans url""",
    "frame": """published published_as_written outlet speaker speaker_type statement polarity cue content
        modality negated kind about via source confidence ruling within title document url""",
    "graph": """claim document published statement source cue content speech modality polarity negated
        confidence origin url""",
}
CLAIM_FIELDS: dict[Surface, tuple[ClaimField, ...]] = {
    surface: tuple(_BY_NAME[name] for name in names.split()) for surface, names in _ORDER.items()
}


def claim_values(claim: Claim, surface: Surface, **beside: Any) -> Iterator[tuple[ClaimField, Any]]:
    """Yield the fields of a surface in its order, each with the value that a claim has.

    Args:
        beside: What the store tells beside the claim, by the name of its field.
    """
    for field in CLAIM_FIELDS[surface]:
        yield field, field.of(claim) if field.of else beside.get(field.name)


def flat_value(value: Any) -> Any:
    """Return what a cell can hold: of a document its id, of an entity its name, of words their text.

    A tuple becomes a list; of what a claim is about it has only what its own words name.
    """
    match value:
        case DocumentLine():
            return value.id
        case Named():
            return value.name
        case Words():
            return value.text
        case tuple():
            return [flat_value(one) for one in value if not isinstance(one, Inferred)]
        case _:
            return value
