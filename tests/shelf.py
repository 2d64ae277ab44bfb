"""A small shelf of articles with what is said in them, put into a real store by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from stories import put_entities

from kg.build.one_document import finish
from kg.language.en.fold import concept_key, fold_name
from kg.model import (
    Attribution,
    Document,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Modality,
    Referent,
    Resolution,
    Span,
    SpeechKind,
    digest,
    document_id,
)
from kg.store.database import Store


@dataclass(frozen=True)
class Said:
    """A claim by its words: each role is looked up in the article from where the claim begins."""

    content: str
    cue: str = ""
    source: str = ""
    by: str | None = None
    kind: SpeechKind = "indirect"
    modality: Modality = "asserts"
    via: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    within: int | None = None


@dataclass(frozen=True)
class Article:
    path: str
    text: str
    said: tuple[Said, ...]
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Who:
    """An entity by its name, and how articles write it."""

    type: EntityType = "PERSON"
    forms: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass
class Shelf:
    """Fills a store; `known` are the entities by the names that `by`, `via` and `about` give them."""

    known: dict[str, Who] = field(default_factory=dict)

    def fill(self, path: Path, articles: Iterable[Article]) -> Path:
        referents: dict[str, list[str]] = {}
        with Store.open(path, create=True) as store:
            for article in articles:
                resolution = self._put(store, article)
                for referent in resolution.referents:
                    referents.setdefault(referent.name, []).append(referent.id)
            put_entities(store, [self._entity(name, ids) for name, ids in referents.items()])
        return path

    def _put(self, store: Store, article: Article) -> Resolution:
        key = document_id(article.path, article.outlet, article.text)
        document = Document(
            id=key, path=article.path, text=article.text, body=(Span(0, len(article.text)),),
            title=article.title, outlet=article.outlet, published=article.published,
        )  # fmt: skip
        names = sorted({name for said in article.said for name in (said.by, *said.via, *said.about) if name})
        mentions = tuple(Mention(Span(0, 1), name, self._who(name).type, "name") for name in names)
        found = tuple(_attribution(article, said) for said in article.said)
        extraction = Extraction(key, mentions, (), found, "hand 1")
        resolution = Resolution(
            document_id=key,
            referents=tuple(self._referent(key, name, index) for index, name in enumerate(names)),
            speakers=tuple(names.index(said.by) if said.by else None for said in article.said),
            via=tuple(tuple(map(names.index, said.via)) for said in article.said),
            about=tuple(tuple(map(names.index, said.about)) for said in article.said),
        )
        store.evidence.put(finish(document, extraction, resolution))
        return resolution

    def _who(self, name: str) -> Who:
        return self.known.get(name, Who())

    def _referent(self, document: str, name: str, index: int) -> Referent:
        who = self._who(name)
        key = concept_key(name) if who.type == "CONCEPT" else fold_name(name)
        return Referent(digest(document, name), document, name, who.type, key, (name, *who.forms), (index,))

    def _entity(self, name: str, referents: list[str]) -> Entity:
        who = self._who(name)
        return Entity(
            digest("entity", name), name, who.type, (name, *who.forms), tuple(sorted(referents)), who.why
        )


def _attribution(article: Article, said: Said) -> Attribution:
    around = article.text.index(said.content)

    def spans(words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        starts = [at for at in range(len(article.text)) if article.text.startswith(words, at)]
        start = min(starts, key=lambda at: abs(at - around))
        return (Span(start, start + len(words)),)

    return Attribution(
        source=spans(said.source), cue=spans(said.cue), content=spans(said.content), kind=said.kind,
        modality=said.modality, via=(), within=said.within, confidence=0.9,
    )  # fmt: skip


# --- the shelf that most tests ask ---------------------------------------------------------------

KNOWN = {
    "Ana Silva": Who(forms=("Silva", "Mayor Silva")),
    "Jon Berg": Who(forms=("Berg",)),
    "Eva Berg": Who(),
    "Swedish Coast Guard": Who("ORG", forms=("SCG",), why=("acronym: “Swedish Coast Guard (SCG)”",)),
    "Sweden": Who("GPE"),
    "Denmark": Who("GPE"),
    "Radio Nord": Who("ORG"),
    "Swedish-Danish border": Who("CONCEPT", forms=("Danish-Swedish border",)),
}
POST = Article(
    path="post.txt",
    outlet="Harbour Post",
    published="2024-03-02",
    title="Port to reopen",
    text=(
        "Mayor Ana Silva said the port will reopen in May. “The Swedish-Danish border is quiet,” Silva told "
        "Radio Nord.\nJon Berg denied that the port was ever closed. Berg warned that ferries to Denmark "
        "would stop.\nIt was said that the border with Denmark may close."
    ),
    said=(
        Said("the port will reopen in May", "said", "Mayor Ana Silva", "Ana Silva"),
        Said("“The Swedish-Danish border is quiet,”", "told", "Silva", "Ana Silva", "direct",
             via=("Radio Nord",), about=("Swedish-Danish border",)),
        Said("that the port was ever closed", "denied", "Jon Berg", "Jon Berg", modality="denies"),
        Said("that ferries to Denmark would stop", "warned", "Berg", "Jon Berg", modality="predicts",
             about=("Denmark",)),
        Said("that the border with Denmark may close", "was said", about=("Denmark",)),
    ),
)  # fmt: skip
WIRE = Article(
    path="wire.txt",
    outlet="North Wire",
    published="2024-05-20T08:00:00Z",
    text=(
        "The Swedish Coast Guard (SCG) asked Denmark for boats on the Danish-Swedish border, Eva Berg said. "
        "“We will guard Sweden's 116-kilometre border with Denmark”, the SCG announced."
    ),
    said=(
        Said("The Swedish Coast Guard (SCG) asked Denmark for boats on the Danish-Swedish border", "said",
             "Eva Berg", "Eva Berg", about=("Swedish Coast Guard", "Denmark", "Swedish-Danish border")),
        Said("for boats on the Danish-Swedish border", "asked", "The Swedish Coast Guard (SCG)",
             "Swedish Coast Guard", modality="requests", within=0, about=("Swedish-Danish border",)),
        Said("“We will guard Sweden's 116-kilometre border with Denmark”", "announced", "the SCG",
             "Swedish Coast Guard", "direct", modality="announces", about=("Sweden", "Denmark")),
    ),
)  # fmt: skip


def fill_shelf(path: Path) -> Path:
    """Put the two articles above into a new store."""
    return Shelf(KNOWN).fill(path, [POST, WIRE])
