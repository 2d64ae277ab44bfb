"""Whatever can be asked of an open store, drawn of it and written from it for other programs.

What is slow to import (networkx, pyvis) is imported by the method that needs it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ask import answer, ask_for, find_claims, find_entities, find_wanted, require_entities
from kg.ask.answer import count_less_sure, find_conflicts
from kg.ask.context import Context, WholeArticle, find_article, find_context
from kg.ask.difference import Difference, find_difference
from kg.ask.history import Strand, find_history
from kg.ask.named.entity_counts import find_counted
from kg.ask.passages import with_passages
from kg.ask.sides import Sides
from kg.ask.understood import note_names
from kg.model import (
    Claim,
    Decision,
    DecisionLine,
    Document,
    EntityType,
    Fact,
    FailureLine,
    Filter,
    Relation,
    Wanted,
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
    from typing import Self

    from kg.graph.measures import Measures
    from kg.graph.network import MultiDiGraph, Step
    from kg.graph.part import Part
    from kg.graph.selection import Around
    from kg.present.briefing import Briefing
    from kg.present.export import Format
    from kg.present.page import Served
    from kg.present.page.inline import Drawing

_ALL = Filter()


class Reader:
    """An open database, to be asked and looked at. Close it, or use it as a context manager.

    What lists or draws takes a `kg.Filter`, by which it is narrowed. Where X is asked for, it is a name, a
    concept or words. A name that nothing is known by is a QuestionError.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> "Self":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    # --- asking

    def ask(self, words: str = "", filter: Filter = _ALL) -> ShownAnswer:
        """Answer a question in English, narrowed by a filter, or one that a filter alone puts."""
        return show_answer(answer(self._store, ask_for(words, filter)))

    def claims(self, filter: Filter = _ALL) -> Claims:
        """Return claims, newest published first."""
        return Claims(find_claims(self._store, ask_for("", filter)))

    def less_sure(self, filter: Filter = _ALL) -> int:
        """Return how many claims more a filter asks for that are less sure than what is shown."""
        return count_less_sure(self._store, ask_for("", filter))

    def notes(self, filter: Filter = _ALL, *names: str | None) -> tuple[str, ...]:
        """Return in sentences what names, those in a filter too, are taken to mean, if that is a choice."""
        return note_names(self._store, (*names, filter.about, filter.speaker))

    def claim(self, id: str) -> ShownClaim:
        """Return the claim with this id or unique beginning of an id, with its words in their paragraph."""
        claim = self._store.claims.get(id)
        return show_claim(with_passages(claim, self.document(claim.document.id).text))

    def context(self, claim: Claim) -> Context:
        """Return where a claim stands: its document, the reports around and in it, its links."""
        return find_context(self._store, claim)

    def entities(
        self, name: str | None = None, filter: Filter = _ALL, *, types: Sequence[EntityType] = ()
    ) -> Entities:
        """Return entities, those of most claims first; `name` stands somewhere in one of their names."""
        return Entities(self._store.entities.list(self._wanted(filter), types=types, name=name))

    def entity(self, name: str) -> Entities:
        """Return the entities of this name or id, each with as many claims about it as `claims` lists."""
        return Entities(find_counted(self._store, name))

    def facts(self, entity_id: str) -> list[Fact]:
        """Return what each document tells of an entity, its forms and roles, newest published first."""
        return self._store.referents.facts(entity_id)

    def documents(self, filter: Filter = _ALL) -> Documents:
        """Return documents, newest published first."""
        return Documents(self._store.documents.list(self._wanted(filter)))

    def document(self, reference: str) -> Document:
        """Return the document with this id, unique beginning of an id, or path, with its text."""
        return self._store.documents.get(reference)

    def article(self, reference: str) -> WholeArticle:
        """Return a document, by any reference, with its claims and what each of them is linked with."""
        return find_article(self._store, reference)

    def failures(self) -> list[FailureLine]:
        """Return what could not be read, or of which less is known than could be, and why."""
        return self._store.failures.list()

    def links(self, filter: Filter = _ALL, *, relation: Relation | None = None) -> Links:
        """Return links of which one side at least is wanted, the surest first."""
        found = self._store.links.list(self._wanted(replace(filter, limit=None) if relation else filter))
        return Links(link for link in found if relation in (None, link.relation))[: filter.limit]

    def conflicts(self, x: str | None = None, filter: Filter = _ALL) -> list[Sides]:
        """Return contradictions, on X if it is given, both sides of each, the surest first."""
        return find_conflicts(self._store, ask_for("", replace(filter, about=x or filter.about)))

    def history(self, x: str, filter: Filter = _ALL) -> list[Strand]:
        """Return what each speaker said about X, oldest first, with what changed."""
        return find_history(self._store, self.claims(replace(filter, about=x)))

    def timeline(self, x: str, filter: Filter = _ALL) -> Claims:
        """Return the claims about X, oldest published first, undated last."""
        found = self.claims(replace(filter, about=x))
        return Claims(sorted(found, key=lambda claim: age_of(claim.document.published)))

    def difference(self, a: str, b: str, filter: Filter = _ALL) -> Difference:
        """Return what two speakers, or two outlets, say differently; they may not say the same claims."""
        return find_difference(self._store, a, b, ask_for("", filter))

    def report(self, x: str, filter: Filter = _ALL) -> "Briefing":
        """Return a briefing on X; `kg.present.briefing` renders it as HTML or Markdown."""
        from kg.present.briefing import find_briefing

        return find_briefing(self._store, ask_for("", replace(filter, about=x)))

    def search(self, words: str, *, limit: int) -> tuple[Entities, Claims]:
        """Return entities with a name that holds these letters, and claims with a content of these words."""
        few = Filter(limit=limit)
        return self.entities(words, few), Claims(self._store.claims.list(Wanted(few, words=words)))

    def stats(self) -> dict[str, int]:
        """Return how much of each kind there is."""
        return self._store.corpus.stats()

    # --- what a person ruled

    def decisions(self) -> list[Decision]:
        """Return what a person ruled, oldest first."""
        return self._store.decisions.list()

    def outcomes(self) -> list[DecisionLine]:
        """Return what a person ruled and what became of it, oldest first."""
        return self._store.outcomes.list()

    def export_decisions(self) -> list[str]:
        """Return each decision as a line of JSON, to share and to keep under version control."""
        from kg.decide.exchange import export_lines

        return list(export_lines(self.decisions()))

    # --- looking

    def graph(self, x: str | None = None, filter: Filter = _ALL) -> "MultiDiGraph":
        """Return the store, or the wanted part of it, as a networkx graph.

        Args:
            x: Only claims that it makes or passes on or that are about it.
        """
        from kg.graph.network import build_graph

        return build_graph(self._store, self._wanted(filter), around=self._around(x, filter))

    def part(
        self, x: str | None = None, filter: Filter = _ALL, *, max_nodes: int = 500, links: bool = False
    ) -> "Part":
        """Return what `view` draws of the graph, or of the part around X, and what it leaves out.

        Args:
            max_nodes: Of what is larger, the most telling part.
            links: Only claims that contradict, corroborate, repeat or otherwise relate to another one,
                and these others.
        """
        from kg.graph.part import drawn_part

        graph = self.graph(x, filter)
        around = [f"entity:{named.id}" for named in find_entities(self._store, x)] if x else []
        return drawn_part(self._store, graph, most=max_nodes, links=links, around=around)

    def part_around(self, node: str) -> "Part":
        """Return what surrounds a node of the graph, "KIND:ID"."""
        from kg.graph.part import part_around

        return part_around(self._store, node)

    def page(self, part: "Part", *, title: str = "Who said what", served: "Served | None" = None) -> str:
        """Return a part of the graph as a page that opens without a network, or one for a server."""
        from kg.present.page import render_page

        return render_page(part, store=self._store, title=title, served=served)

    def page_data(self, part: "Part") -> dict[str, Any]:
        """Return what a page that is open already takes in of a part."""
        from kg.present.page import page_data

        return page_data(part, self._store)

    def view(
        self,
        path: str | Path = "graph.html",
        x: str | None = None,
        filter: Filter = _ALL,
        *,
        part: "Part | None" = None,
    ) -> Path:
        """Write the page of a part, or of the part that `part` gives for X; return its path."""
        from kg.present.page import write_page

        title = f"Who said what around {x}" if x else "Who said what"
        return write_page(part or self.part(x, filter), path, store=self._store, title=title)

    def draw(self, x: str | None = None, filter: Filter = _ALL, *, part: "Part | None" = None) -> "Drawing":
        """Return what `view` writes as an object that a notebook shows inline, without a network."""
        from kg.present.page.inline import Drawing

        return Drawing(self.page(part or self.part(x, filter)))

    def measures(self, x: str | None = None, filter: Filter = _ALL, *, limit: int = 10) -> "Measures":
        """Return who is cited most, who joins outlets and who agrees with whom, counted by origins.

        Args:
            x: Only claims that it makes or passes on or that are about it.
            limit: At most so many of each.
        """
        from kg.graph.measures import measure

        return measure(self.graph(x, filter), limit=limit)

    def path(self, a: str, b: str) -> "list[Step]":
        """Return the shortest way from one entity to another through what was said, with labels for nodes."""
        from kg.graph.network import find_labelled_path

        start, end = (f"entity:{require_entities(self._store, name)[0].id}" for name in (a, b))
        return find_labelled_path(self.graph(), start, end)

    # --- exchanging

    def export(self, format: "Format", path: str | Path, x: str | None = None, filter: Filter = _ALL) -> Path:
        """Write the store, or the part around X, for another program; return the path.

        Args:
            format: "graphml", "gexf", "csv" (a folder or a .zip), "jsonld", "ftm" or "jsonl".
        Raises:
            ExchangeError: It cannot be written there.
        """
        from kg.present.export import export

        wanted = self._wanted(filter)
        return export(self._store, format, Path(path), wanted, around=self._around(x, filter))

    def export_chunks(self, format: "Format", x: str | None = None, filter: Filter = _ALL) -> Iterator[bytes]:
        """Yield what `export` would write, piece by piece, in any format but "csv"."""
        from kg.present.export import export_chunks

        return export_chunks(self._store, format, self._wanted(filter), around=self._around(x, filter))

    def _around(self, x: str | None, filter: Filter) -> "Around | None":
        from kg.graph.selection import find_around

        return find_around(self._store, x, filter) if x else None

    def _wanted(self, filter: Filter) -> Wanted:
        return find_wanted(self._store, ask_for("", filter))
