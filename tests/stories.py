"""Documents with what was found in them, written by hand: no pipeline, no resolver, real offsets."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.build.identities import keys_of
from kg.build.one_document import finish
from kg.language.en.fold import concept_key, fold_name
from kg.model import (
    Attribution,
    Document,
    Entity,
    EntityType,
    Extraction,
    Filter,
    Mention,
    Modality,
    Referent,
    Resolution,
    Span,
    Wanted,
    digest,
    document_id,
)
from kg.store.database import Store

EXTRACTOR = "by hand 1"
Story = tuple[Document, Extraction, Resolution]


@dataclass(frozen=True)
class Said:
    """One sentence of a story: "SPEAKER CUE CONTENT." and who and what it is about and came through."""

    speaker: str | None
    cue: str
    content: str
    about: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    within: int | None = None  # which sentence's content it is: then it is cut from there
    modality: Modality = "asserts"
    confidence: float = 0.9


def story(
    path: str,
    *sentences: Said,
    outlet: str | None = "Khovar",
    published: str | None = "2022-01-10",
    types: dict[str, EntityType] | None = None,
    extractor: str = EXTRACTOR,
) -> Story:
    """Return a document of these sentences; every name is of a PERSON unless `types` says otherwise."""
    text = "\n".join(_written(said) for said in sentences if said.within is None) + "\n"
    key = path.rpartition("/")[2]
    document = Document(
        id=document_id(key, outlet, text),
        path=path,
        text=text,
        body=(Span(0, len(text)),),
        title=f"Story {key}",
        outlet=outlet,
        published=published,
    )
    names = _Names(document, types or {})
    speakers = [names.index(said.speaker) if said.speaker else None for said in sentences]
    via = [tuple(map(names.index, said.via)) for said in sentences]
    about = [tuple(map(names.index, said.about)) for said in sentences]
    attributions = tuple(_attribution(text, said, sentences) for said in sentences)
    extraction = Extraction(document.id, tuple(names.mentions), (), attributions, extractor)
    referents = tuple(names.referents())
    joint = tuple(() for _ in speakers)
    resolution = Resolution(document.id, referents, tuple(speakers), tuple(via), tuple(about), joint)
    return document, extraction, resolution


def changed(what: Story, **fields: object) -> Story:
    """Return a story whose document says other things of itself."""
    document, extraction, resolution = what
    return replace(document, **fields), extraction, resolution  # type: ignore[arg-type]


def entities_by_key(referents: Iterable[Referent]) -> list[Entity]:
    """Return one entity for all referents of the same key and type."""
    groups: dict[tuple[str, EntityType], list[Referent]] = defaultdict(list)
    for referent in referents:
        groups[referent.key, referent.type].append(referent)
    return [
        Entity(
            id=digest(*key),
            name=group[0].name,
            type=key[1],
            aliases=tuple(sorted({form for referent in group for form in referent.forms})),
            referents=tuple(sorted(referent.id for referent in group)),
            why=("same name",) if len(group) > 1 else (),
        )
        for key, group in sorted(groups.items())
    ]


def fill(store: Store, *stories: Story) -> Store:
    """Put the stories and the entities that their names make."""
    for what in stories:
        store.evidence.put(finish(*what))
    put_entities(store, entities_by_key(store.referents.list()))
    return store


def put_entities(store: Store, entities: list[Entity]) -> None:
    """Write entities with the keys that find them."""
    store.entities.replace(entities, keys=keys_of(entities))


def _written(said: Said) -> str:
    words = [*said.about, *said.via]
    rest = f" [{'; '.join(words)}]" if words else ""  # so that each name stands in the text
    return f"{said.speaker or 'It'} {said.cue} {said.content}.{rest}"


def _attribution(text: str, said: Said, sentences: tuple[Said, ...]) -> Attribution:
    outer = said if said.within is None else sentences[said.within]
    start = text.index(_written(outer))
    if said.within is not None:
        start = text.index(outer.content, start)

    def spans(words: str | None) -> tuple[Span, ...]:
        if not words:
            return ()
        at = text.index(words, start)
        return (Span(at, at + len(words)),)

    content, cue = spans(said.content), spans(said.cue)
    return Attribution(
        source=spans(said.speaker),
        cue=cue,
        content=content,
        kind="indirect",
        modality=said.modality,
        within=said.within,
        confidence=said.confidence,
    )


class _Names:
    """The referents of one story, one a name, and their mentions wherever the name stands."""

    def __init__(self, document: Document, types: dict[str, EntityType]) -> None:
        self.document, self.types = document, types
        self.names: list[str] = []
        self.mentions: list[Mention] = []
        self.found: dict[str, tuple[int, ...]] = {}

    def index(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
            self.found[name] = tuple(self._mentions(name))
        return self.names.index(name)

    def _mentions(self, name: str) -> Iterable[int]:
        kind = self.types.get(name, "PERSON")
        at = self.document.text.find(name)
        while at >= 0:
            form = "concept" if kind == "CONCEPT" else "name"
            self.mentions.append(Mention(Span(at, at + len(name)), name, kind, form))  # type: ignore[arg-type]
            yield len(self.mentions) - 1
            at = self.document.text.find(name, at + 1)

    def referents(self) -> Iterable[Referent]:
        for name in self.names:
            kind = self.types.get(name, "PERSON")
            yield Referent(
                id=digest(self.document.id, name),
                document_id=self.document.id,
                name=name,
                type=kind,
                key=concept_key(name) if kind == "CONCEPT" else fold_name(name),
                forms=(name,),
                mentions=self.found[name],
                roles=("speaker of the story",),
            )


# --- three claims that many tests share

BELT = Said(
    "Emomali Rahmon", "proposed", "a security belt around Afghanistan", about=("security belt", "CSTO")
)
CAMPS = Said(
    "Emomali Rahmon", "said", "more than 40 camps operate there", about=("camps",), via=("Izvestia",)
)
CALM = Said(
    "Zabihullah Mujahid", "denied", "that foreign groups cross the Tajik-Afghan border", modality="denies"
)
TYPES = {"security belt": "CONCEPT", "camps": "CONCEPT", "CSTO": "ORG", "Izvestia": "ORG"}


def rahmon(path: str = "rahmon.txt", **fields: object) -> Story:
    return story(path, BELT, CAMPS, types=TYPES, **fields)


def mujahid(path: str = "mujahid.txt", **fields: object) -> Story:
    return story(path, CALM, **{"outlet": "Ariana News", "published": "2022-02-01T08:30:00", **fields})


def wanted(
    *,
    speakers: Sequence[str] = (),
    about: Sequence[str] = (),
    words: str | None = None,
    claims: Sequence[str] | None = None,
    **narrowed: object,
) -> Wanted:
    """Return what these ids and words ask for, and the fields of a filter beside them."""
    return Wanted(Filter(**narrowed), speakers, about, words, claims)  # type: ignore[arg-type]


def contents(store: Store, **asked: object) -> list[str]:
    return [claim.content.text for claim in store.claims.list(wanted(**asked))]


def entity_ids(store: Store, *names: str) -> list[str]:
    lines = {line.name: line.id for line in store.entities.list(unlisted=True)}
    return [lines[name] for name in names]
