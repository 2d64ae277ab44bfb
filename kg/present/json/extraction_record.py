"""What was found in one document, as `kg extract` prints it: the shape is fixed in design.md."""

from typing import Any

from kg.model import Document, Extraction, Resolution
from kg.present.json.records import span_lists
from kg.read import given_id


def extraction_record(document: Document, extraction: Extraction, resolution: Resolution) -> dict[str, Any]:
    """Return what `kg extract` prints for one document; `id` is the one its table gave it, if any."""
    names = [referent.name for referent in resolution.referents]
    attributions = zip(extraction.attributions, resolution.speakers, resolution.via, strict=True)
    return {
        "id": given_id(document),
        "path": document.path,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "attributions": [
            {
                "source": span_lists(attribution.source),
                "cue": span_lists(attribution.cue),
                "content": span_lists(attribution.content),
                "speaker": None if speaker is None else names[speaker],
                "via": [names[index] for index in via],
                "kind": attribution.kind,
                "modality": attribution.modality,
                **({"via_inferred": True} if via and not attribution.via else {}),
            }
            for attribution, speaker, via in attributions
        ],
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                "type": mention.type,
            }
            for mention in extraction.mentions
            if mention.form in ("name", "concept")
        ],
    }
