"""Whatever can be asked of an open store."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.drawer import ALL, Drawer
from kg.ask import ask_for, find_claims
from kg.ask.answer import count_less_sure, find_all_stances, find_conflicts, find_numbers
from kg.ask.articles.speaking import Found, search_articles
from kg.ask.articles.what_changed import find_revisions, find_versions
from kg.ask.context import Context, WholeArticle, find_article, find_context
from kg.ask.difference import Difference, find_difference
from kg.ask.history import Strand, find_history
from kg.ask.loosely.any_words import answer_words
from kg.ask.named.entity_counts import find_counted
from kg.ask.origins import find_origins
from kg.ask.passages import with_passages
from kg.ask.sides import Sides
from kg.ask.tabled.figures import Counted
from kg.ask.tabled.stances import Stance
from kg.ask.understood import note_names, note_undated
from kg.model import (
    Claim,
    Decision,
    DecisionLine,
    Document,
    DocumentLine,
    EntityType,
    Fact,
    FailureLine,
    Filter,
    Relation,
    StoryLine,
    Wanted,
    age_of,
)
from kg.model.claim import Revision, Version
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

if TYPE_CHECKING:
    from typing import Self

    from kg.checking import CheckedDraft
    from kg.present.briefing import Briefing, Depth


class Reader(Drawer):
    """An open database, to be asked and looked at. Close it, or use it as a context manager.

    What lists or draws takes a `kg.Filter`, by which it is narrowed. Where X is asked for, it is a name, a
    concept or words. A name that nothing is known by is a QuestionError.
    """

    def __enter__(self) -> "Self":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    # --- asking

    def ask(self, words: str = "", filter: Filter = ALL) -> ShownAnswer:
        """Answer a question in English, narrowed by a filter, or one that a filter alone puts."""
        return show_answer(answer_words(self._store, words, filter))

    def claims(self, filter: Filter = ALL) -> Claims:
        """Return claims, newest published first."""
        return Claims(find_claims(self._store, ask_for("", filter)))

    def less_sure(self, filter: Filter = ALL) -> int:
        """Return how many claims more a filter asks for that are less sure than what is shown."""
        return count_less_sure(self._store, ask_for("", filter))

    def notes(self, filter: Filter = ALL, *names: str | None) -> tuple[str, ...]:
        """Return in sentences what names, those in a filter too, are taken to mean, if that is a choice.

        Also how many undated articles a filter by date leaves out.
        """
        names = (*names, filter.about, filter.speaker)
        return (*note_names(self._store, names), *self.undated_notes(filter))

    def undated_notes(self, filter: Filter = ALL) -> tuple[str, ...]:
        """Say how many undated articles a filter by date leaves out, if any."""
        return note_undated(self._store.documents.undated_beside(self._wanted(filter)))

    def claim(self, id: str) -> ShownClaim:
        """Return the claim with this id or unique beginning of an id, with its words in their paragraph."""
        claim = self._store.claims.get(id)
        return show_claim(with_passages(claim, self.document(claim.document.id).text))

    def context(self, claim: Claim) -> Context:
        """Return where a claim stands: its document, the reports around and in it, its links."""
        return find_context(self._store, claim)

    def entities(
        self, name: str | None = None, filter: Filter = ALL, *, types: Sequence[EntityType] = ()
    ) -> Entities:
        """Return entities, those of most claims first; `name` stands somewhere in one of their names."""
        return Entities(self._store.entities.list(self._wanted(filter), types=types, name=name))

    def entity(self, name: str) -> Entities:
        """Return the entities of this name or id, each with as many claims about it as `claims` lists."""
        return Entities(find_counted(self._store, name))

    def facts(self, entity_id: str) -> list[Fact]:
        """Return what each document tells of an entity, its forms and roles, newest published first."""
        return self._store.referents.facts(entity_id)

    def documents(self, filter: Filter = ALL) -> Documents:
        """Return documents, newest published first."""
        return Documents(self._store.documents.list(self._wanted(filter)))

    def copies(self, filter: Filter = ALL) -> list[Documents]:
        """Return articles that are one text, the earliest of each first, the text of most outlets first."""
        texts: dict[str, list[DocumentLine]] = {}
        lines = self._store.documents.list(self._wanted(filter))
        known = self._store.copies.texts([line.id for line in lines])
        for line in sorted(lines, key=lambda line: (age_of(line.published), line.path)):
            if line.id in known:
                texts.setdefault(known[line.id], []).append(line)
        return sorted(map(Documents, texts.values()), key=lambda text: -len(text))

    def document(self, reference: str) -> Document:
        """Return the document with this id, unique beginning of an id, or path, with its text."""
        return self._store.documents.get(reference)

    def descriptions(self, document_id: str) -> dict[str, tuple[str | None, str]]:
        """Return of each field of an article that a person set what was read there, and the decision's id."""
        return self._store.descriptions.list(document_id)

    def versions(self, reference: str) -> list[Version]:
        """Return all texts that an article had under its path, oldest first; the last is held now."""
        return find_versions(self._store, self.document(reference))

    def changes(self, reference: str) -> list[Revision]:
        """Return what changed each time an article was read with another text, oldest first."""
        return find_revisions(self.versions(reference))

    def article(self, reference: str, *, less_sure: bool = False) -> WholeArticle:
        """Return a document, by any reference, with its claims and what each of them is linked with."""
        return find_article(self._store, reference, less_sure=less_sure)

    def search_articles(self, words: str, filter: Filter = ALL) -> Found:
        """Return articles in which words stand, with the passage and what is claimed there.

        Args:
            words: All of them, in any form; "..." are in a row, and -word is not in the article.
        """
        return search_articles(self._store, words, filter)

    def stories(self, filter: Filter = ALL) -> list[StoryLine]:
        """Return stories, those of most articles first: each two or more articles about one event."""
        return self._store.stories.list(self._wanted(filter))

    def story(self, reference: str) -> StoryLine:
        """Return the story with this id, unique beginning of an id, or words in its title.

        `documents` and `claims` list what is in it: `graph.claims(kg.Filter(story=line.id))`.

        Raises:
            StoreError: No story answers to it, or several do.
        """
        (line,) = self._store.stories.list(Wanted(Filter(story=reference)))
        return line

    def main_claims(self, filter: Filter = ALL, *, limit: int = 10) -> Claims:
        """Return the earliest claims of what most documents tell, of the wanted claims."""
        return Claims(origin.first for origin in find_origins(self._store, self.claims(filter))[:limit])

    def failures(self) -> list[FailureLine]:
        """Return what could not be read, or of which less is known than could be, and why."""
        return self._store.failures.list()

    def links(self, filter: Filter = ALL, *, relation: Relation | None = None) -> Links:
        """Return links of which one side at least is wanted, the surest first."""
        return Links(self._store.links.list(self._wanted(filter), relations=[relation] if relation else ()))

    def conflicts(self, x: str | None = None, filter: Filter = ALL) -> list[Sides]:
        """Return contradictions, on X if it is given, both sides of each, the surest first."""
        return find_conflicts(self._store, ask_for("", replace(filter, about=x or filter.about)))

    def numbers(self, x: str | None = None, filter: Filter = ALL) -> list[Counted]:
        """Return the figures that claims give, about X if it is given, by what they count.

        What is counted most often is in front; of its figures the earliest.
        """
        return find_numbers(self._store, ask_for("", replace(filter, about=x or filter.about)))

    def stances(self, x: str | None = None, filter: Filter = ALL) -> list[Stance]:
        """Return who is for X and who against it, the earliest first; without X, on whatever it be."""
        return find_all_stances(self._store, ask_for("", replace(filter, about=x or filter.about)))

    def history(self, x: str, filter: Filter = ALL) -> list[Strand]:
        """Return what each speaker said about X, oldest first, with what changed."""
        return find_history(self._store, self.claims(replace(filter, about=x)))

    def timeline(self, x: str, filter: Filter = ALL) -> Claims:
        """Return the claims about X, oldest published first, undated last."""
        found = self.claims(replace(filter, about=x))
        return Claims(sorted(found, key=lambda claim: age_of(claim.document.published)))

    def difference(self, a: str, b: str, filter: Filter = ALL) -> Difference:
        """Return what two speakers, or two outlets, say differently; they may not say the same claims."""
        return find_difference(self._store, a, b, ask_for("", filter))

    def report(self, x: str, filter: Filter = ALL, *, depth: "Depth" = "normal") -> "Briefing":
        """Return a briefing on X; `kg.present.briefing` renders it as HTML, Markdown or DOCX.

        Args:
            depth: "short", "normal", or "full": all that is known.
        """
        from kg.present.briefing import find_briefing

        return find_briefing(self._store, ask_for("", replace(filter, about=x)), depth)

    def check(self, draft: str | Path) -> "CheckedDraft":
        """Return a verdict on each quotation and report of a draft, with the evidence.

        Args:
            draft: A file: Markdown, or one article that kg reads.
        Raises:
            DocumentError: It cannot be read.
        """
        from kg.checking import check_draft, read_draft

        return check_draft(self._store, read_draft(draft))

    def check_text(self, draft: str) -> "CheckedDraft":
        """Return what `check` does of a draft that is at hand as text, plain or Markdown."""
        from kg.checking import check_draft, draft_of

        return check_draft(self._store, draft_of(draft))

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
