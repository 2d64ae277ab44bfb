"""The facade: a store as one object that reads articles, answers questions and draws.

What is slow to import (the language pipeline, networkx, pyvis) is imported by the method that needs it.
"""

import getpass
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg.ask import (
    Question,
    answer,
    find_claims,
    find_entities,
    find_filter,
    read_question,
    require_entities,
)
from kg.ask.answer import find_conflicts
from kg.ask.context import with_passages
from kg.ask.difference import Difference, find_difference
from kg.ask.history import Strand, find_history
from kg.ask.sides import Sides
from kg.errors import QuestionError
from kg.model import (
    Decision,
    DecisionLine,
    Document,
    EntityType,
    Extraction,
    Fact,
    FailureLine,
    Filter,
    Relation,
    Resolution,
    age_of,
)
from kg.present.notebook.listed import (
    Claims,
    Documents,
    Entities,
    Links,
    ShownAnswer,
    ShownClaim,
    show_answer,
    show_claim,
)
from kg.store.database import Store

if TYPE_CHECKING:
    from kg.build.ingest import OnProgress, Report
    from kg.build.refresh import Refreshed
    from kg.decide.review import Review
    from kg.decide.ruling import Imported
    from kg.extract import ExtractorKind
    from kg.graph.measures import Measures
    from kg.graph.network import MultiDiGraph, Step
    from kg.graph.part import Part
    from kg.present.briefing import Briefing
    from kg.present.export import Format
    from kg.present.export import Imported as ImportedFile
    from kg.present.page.inline import Drawing
    from kg.read import Failure

_log = logging.getLogger(__name__)


def open(path: str | Path, *, create: bool = False, read_only: bool = False) -> "KnowledgeGraph":
    """Open a database.

    Args:
        create: Make it where there is none.

    Raises:
        StoreError: There is none, or it is another program's.
    """
    return KnowledgeGraph(Store.open(path, create=create, read_only=read_only))


def extract_paths(
    paths: Iterable[str | Path],
    *,
    model: str | None = None,
    extractor: "ExtractorKind" = "auto",
    workers: int = 1,
) -> "Iterator[tuple[Document, Extraction, Resolution] | Failure]":
    """Yield what is found in each article of some files and folders, in their order, without a store."""
    from kg.build.engine import extract_all, loader
    from kg.read import Failure, read_paths

    failed: deque[Failure] = deque()

    def documents() -> Iterator[Document]:
        for read in read_paths(paths):
            if isinstance(read, Failure):
                failed.append(read)
            else:
                yield read

    for document, found in extract_all(
        documents(), model=model, workers=workers, make_extractor=loader(extractor)
    ):
        while failed:
            yield failed.popleft()
        if isinstance(found, Failure):
            yield found
            continue
        if found.trouble:
            _log.warning("%s: %s", document.path, found.trouble.why)
        yield document, found.extraction, found.resolution
    yield from failed


class KnowledgeGraph:
    """An open database and all that can be done with it. Close it, or use it as a context manager.

    Methods that list take what they shall be narrowed to by name: `speaker`, `about` and `outlet` as
    names, `since` and `until` as a year, month or day, `modality`, `min_confidence`, `limit`; with
    `rejected=True` they list what a person rejected as well.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> "KnowledgeGraph":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    # --- filling

    def ingest(
        self,
        *paths: str | Path,
        retry: bool = False,
        model: str | None = None,
        extractor: "ExtractorKind" = "auto",
        workers: int = 1,
        on_progress: "OnProgress | None" = None,
    ) -> "Report":
        """Read files and folders into the store; what it holds already is not read again.

        Args:
            retry: Also the files of all that failed before.
            model: A spaCy pipeline other than the default, by name or path.
            extractor: "rules", "model" (the trained one) or "auto": both.
        """
        from kg.build.ingest import ingest

        return ingest(
            self.store, paths, retry=retry, model=model, extractor=extractor, workers=workers,
            on_progress=on_progress,
        )  # fmt: skip

    def refresh(self) -> "Refreshed":
        """Compute anew all that is judged, from what was found in the articles, without reading them."""
        from kg.build.refresh import refresh

        return refresh(self.store)

    def remove(self, document: str) -> str:
        """Remove a document, by id, unique beginning of an id, or path, with its claims; return its id."""
        from kg.build.ingest import remove

        return remove(self.store, document)

    # --- ruling

    def decide(
        self,
        verb: str,
        *arguments: str,
        reason: str | None = None,
        who: str | None = None,
        document: str | None = None,
    ) -> Decision:
        """Record what a person rules, and judge anew who is who.

        Args:
            verb: "merge" or "distinct" of two names, "split" of a name and one of its forms, "alias" of
                a name and others for it, "rename" or "retype" of one name with what is new, "accept"
                or "reject" of the id of a claim, "withdraw" of the id of a decision. An entity may be
                named by its id, too.
            who: The user of this computer if None.
            document: Of a split: only this document's form means another one.

        Raises:
            DecisionError: It cannot be understood, names nothing that is known or what is ambiguous, or
                contradicts another.
        """
        from kg.decide.ruling import rule

        return rule(self.store, verb, arguments, who=who or current_user(), reason=reason, document=document)

    def add_aliases(
        self, rows: Iterable[Sequence[str]], *, reason: str | None = None, who: str | None = None
    ) -> list[Decision]:
        """Record rows of names that mean one; what is held already is left out, and not returned."""
        from kg.decide.ruling import rule_aliases

        return rule_aliases(self.store, rows, who=who or current_user(), reason=reason)

    def decisions(self) -> list[Decision]:
        """Return what a person ruled, oldest first."""
        return self.store.decisions.list()

    def outcomes(self) -> list[DecisionLine]:
        """Return what a person ruled and what became of it, oldest first."""
        return self.store.outcomes.list()

    def review(
        self, *, limit: int = 20, merges: bool = True, claims: bool = True, who: str | None = None
    ) -> "Review":
        """Return a walk through what is least sure, to be ruled on one after another."""
        from kg.decide.review import Review

        return Review(self.store, who=who or current_user(), limit=limit, merges=merges, claims=claims)

    def export_decisions(self) -> list[str]:
        """Return each decision as a line of JSON, to share and to keep under version control."""
        from kg.decide.exchange import export_lines

        return list(export_lines(self.store.decisions.list()))

    def import_decisions(self, lines: Iterable[str], name: str = "decisions") -> "Imported":
        """Take in decisions that were exported; those held already change nothing.

        Args:
            name: What the file is called, for the message of an error.
        """
        from kg.decide.exchange import import_lines
        from kg.decide.ruling import take_in

        return take_in(self.store, import_lines(lines, name))

    # --- asking

    def ask(self, words: str = "", **narrowed: Any) -> ShownAnswer:
        """Answer a question in English, or one that is put by name only: `ask(about="the border")`.

        Raises:
            QuestionError: It cannot be read, or names nothing that is known.
        """
        return show_answer(answer(self.store, _question(words, narrowed)))

    def claims(self, **narrowed: Any) -> Claims:
        """Return claims, newest published first."""
        return Claims(find_claims(self.store, _question("", narrowed)))

    def claim(self, id: str) -> ShownClaim:
        """Return the claim with this id or unique beginning of an id, with its words in their paragraph."""
        claim = self.store.claims.get(id)
        return show_claim(with_passages(claim, self.store.documents.get(claim.document.id).text))

    def entities(
        self, name: str | None = None, *, types: Sequence[EntityType] = (), **narrowed: Any
    ) -> Entities:
        """Return entities, those of most claims first.

        Args:
            name: What stands somewhere in one of its names.
        """
        return Entities(self.store.entities.list(self._filter(narrowed), types=types, name=name))

    def entity(self, name: str) -> Entities:
        """Return the entities of this name, several if it is ambiguous.

        Raises:
            QuestionError: Nothing is known by that name.
        """
        found = require_entities(self.store, name)
        return Entities(self.store.entities.list(Filter(), ids=[named.id for named in found], unlisted=True))

    def facts(self, entity_id: str) -> list[Fact]:
        """Return what each document tells of an entity, its forms and roles, newest published first."""
        return self.store.referents.facts(entity_id)

    def documents(self, **narrowed: Any) -> Documents:
        """Return documents, newest published first."""
        return Documents(self.store.documents.list(self._filter(narrowed)))

    def failures(self) -> list[FailureLine]:
        """Return what could not be read, or of which less is known than could be, and why."""
        return self.store.failures.list()

    def links(self, *, relation: Relation | None = None, **narrowed: Any) -> Links:
        """Return links of which one side at least is wanted, the surest first."""
        wanted = self._filter(narrowed)
        if relation is None:
            return Links(self.store.links.list(wanted))
        found = self.store.links.list(replace(wanted, limit=None))
        return Links(link for link in found if link.relation == relation)[: wanted.limit]

    def conflicts(self, x: str | None = None, **narrowed: Any) -> list[Sides]:
        """Return contradictions, on X if it is given, both sides of each, the surest first."""
        asked = _question("", narrowed | ({"about": x} if x else {}))
        return find_conflicts(self.store, asked)[: asked.limit]

    def history(self, x: str, **narrowed: Any) -> list[Strand]:
        """Return what each speaker said about X, oldest first, with what changed."""
        return find_history(self.store, self.claims(**{**narrowed, "about": x}))

    def difference(self, a: str, b: str, **narrowed: Any) -> Difference:
        """Return what two speakers, or two outlets, say differently.

        Raises:
            QuestionError: Nothing is known by a name, or both say the same claims.
        """
        return find_difference(self.store, a, b, _question("", narrowed))

    def stats(self) -> dict[str, int]:
        """Return how much of each kind there is."""
        return self.store.corpus.stats()

    def timeline(self, x: str, **narrowed: Any) -> Claims:
        """Return the claims about X, oldest published first, undated last."""
        found = self.claims(**{**narrowed, "about": x})
        return Claims(sorted(found, key=lambda claim: age_of(claim.document.published)))

    def report(self, x: str, **narrowed: Any) -> "Briefing":
        """Return a briefing on X; `kg.present.briefing` renders it as HTML or Markdown.

        Raises:
            QuestionError: Nothing is known of X.
        """
        from kg.present.briefing import find_briefing

        return find_briefing(self.store, _question("", {**narrowed, "about": x}))

    # --- looking

    def graph(self, x: str | None = None, **narrowed: Any) -> "MultiDiGraph":
        """Return the store, or the wanted part of it, as a networkx graph.

        Args:
            x: Only claims that it makes or passes on or that are about it; a name, a concept or words.
        """
        from kg.graph.network import build_graph

        around, wanted = self._part(x, narrowed)
        return build_graph(self.store, wanted, around=around)

    def part(
        self, x: str | None = None, *, max_nodes: int = 500, links: bool = False, **narrowed: Any
    ) -> "Part":
        """Return what `view` draws of the graph, or of the part around X, and what it leaves out.

        Args:
            max_nodes: Of what is larger, the most telling part.
            links: Only claims that contradict, corroborate, repeat or otherwise relate to another one,
                and these others.

        Raises:
            QuestionError: There is nothing to draw.
        """
        from kg.graph.part import linked_part, telling_part

        graph = self.graph(x, **narrowed)
        if links:
            graph = linked_part(self.store, graph)
        if not any(kind == "claim" for _, kind in graph.nodes(data="kind")):
            raise QuestionError("no claim to draw; `kg claims` with the same filters shows what there is")
        around = [f"entity:{named.id}" for named in find_entities(self.store, x)] if x else []
        return telling_part(
            graph, max_nodes, around=around, hint="A name, a filter or --max-nodes shows more."
        )

    def view(
        self,
        path: str | Path = "graph.html",
        x: str | None = None,
        *,
        part: "Part | None" = None,
        **wanted: Any,
    ) -> Path:
        """Write the graph, or the part around X, as a page that opens without a network; return its path.

        Args:
            part: What to draw, if `part` gave it already; else what it gives for X and the other arguments.
        """
        from kg.present.page import write_page

        drawn = part or self.part(x, **wanted)
        title = f"Who said what around {x}" if x else "Who said what"
        return write_page(drawn, path, store=self.store, title=title)

    def draw(self, x: str | None = None, **wanted: Any) -> "Drawing":
        """Return what `view` writes as an object that a notebook shows inline, without a network."""
        from kg.present.page import render_page
        from kg.present.page.inline import Drawing

        return Drawing(render_page(self.part(x, **wanted), store=self.store))

    def measures(self, x: str | None = None, *, limit: int = 10, **narrowed: Any) -> "Measures":
        """Return who is cited most, who joins outlets and who agrees with whom, counted by origins.

        Args:
            x: Only claims that it makes or passes on or that are about it.
            limit: At most so many of each.
        """
        from kg.graph.measures import measure

        return measure(self.graph(x, **narrowed), limit=limit)

    def path(self, a: str, b: str) -> "list[Step]":
        """Return the shortest way from one entity to another through what was said, with labels for nodes.

        Raises:
            QuestionError: Nothing is known by a name, or nothing connects the two.
        """
        from kg.graph.network import find_path

        graph = self.graph()
        start, end = (f"entity:{require_entities(self.store, name)[0].id}" for name in (a, b))
        labels = graph.nodes(data="label")
        return [
            step._replace(start=labels[step.start], end=labels[step.end])
            for step in find_path(graph, start, end)
        ]

    # --- exchanging

    def export(self, format: "Format", path: str | Path, *, x: str | None = None, **narrowed: Any) -> Path:
        """Write the store, or the part around X, for another program; return the path.

        Args:
            format: "graphml", "gexf", "csv" (a folder or a .zip), "jsonld", "ftm" or "jsonl".

        Raises:
            ExchangeError: It cannot be written there.
        """
        from kg.present.export import export

        around, wanted = self._part(x, narrowed)
        return export(self.store, format, Path(path), wanted, around=around)

    def export_chunks(self, format: "Format", *, x: str | None = None, **narrowed: Any) -> Iterator[bytes]:
        """Yield what `export` would write, piece by piece, in any format but "csv"."""
        from kg.present.export import export_chunks

        around, wanted = self._part(x, narrowed)
        return export_chunks(self.store, format, wanted, around=around)

    def import_file(self, path: str | Path) -> "ImportedFile":
        """Add what was exported as "jsonl"; nothing that is held is changed.

        Raises:
            ExchangeError: It is no such file, or cut off; then nothing is added.
        """
        from kg.present.export import take_in

        return take_in(self.store, Path(path))

    def _part(self, x: str | None, narrowed: dict[str, Any]) -> tuple[list[str], Filter]:
        """Return the entities around which claims are wanted, and what else they are narrowed to."""
        around = [named.id for named in find_entities(self.store, x)] if x else []
        if x and not around:
            narrowed = {**narrowed, "about": x}
        return around, self._filter(narrowed)

    def _filter(self, narrowed: dict[str, Any]) -> Filter:
        return find_filter(self.store, _question("", narrowed))


def current_user() -> str:
    """Return the name of this computer's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container that knows no user
        return "unknown"


def _question(words: str, narrowed: dict[str, Any]) -> Question:
    asked = read_question(words) if words.strip() else Question()
    return replace(asked, **{name: value for name, value in narrowed.items() if value is not None})
