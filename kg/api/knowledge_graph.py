"""A store as one object that reads articles, takes rulings and answers questions.

What is slow to import (the language pipeline) is imported by the method that needs it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.counting import Counting
from kg.api.reader import Reader
from kg.decide.person import current_user
from kg.model import Decision
from kg.model.read_options import AS_IT_IS, Reading
from kg.store.database import Store

if TYPE_CHECKING:
    from kg.build.refresh import Refreshed
    from kg.build.tally import OnPhase, OnProgress, Report
    from kg.decide.describing import DescribedTable
    from kg.decide.review import Review
    from kg.decide.ruling import ImportedDecisions
    from kg.extract import ExtractorKind
    from kg.present.export import ImportedFile


def open(path: str | Path, *, create: bool = False, read_only: bool = False) -> "KnowledgeGraph":
    """Open a database.

    Args:
        create: Make it where there is none.

    Raises:
        StoreError: There is none, or it is another program's.
    """
    return KnowledgeGraph(Store.open(path, create=create, read_only=read_only))


class KnowledgeGraph(Reader, Counting):
    """An open database and all that can be done with it. Close it, or use it as a context manager.

    What lists or draws takes a `kg.Filter`, by which it is narrowed. Where X is asked for, it is a name, a
    concept or words. A name that nothing is known by is a QuestionError.
    """

    # --- filling

    def ingest(
        self,
        *paths: str | Path,
        reading: Reading = AS_IT_IS,
        retry: bool = False,
        model: str | None = None,
        extractor: "ExtractorKind" = "auto",
        workers: int = 1,
        on_progress: "OnProgress | None" = None,
        on_phase: "OnPhase | None" = None,
    ) -> "Report":
        """Read files and folders into the store; what it holds already is not read again.

        Args:
            reading: How tables name their columns.
            retry: Also the files of all that failed before.
            model: A spaCy pipeline other than the default, by name or path.
            extractor: "rules", "model" (the trained one) or "auto": both.
        """
        from kg.build.ingest import ingest

        return ingest(
            self._store, paths, reading=reading, retry=retry, model=model, extractor=extractor,
            workers=workers, on_progress=on_progress, on_phase=on_phase,
        )  # fmt: skip

    def refresh(self) -> "Refreshed":
        """Compute anew all that is judged, from what was found in the articles, without reading them."""
        from kg.build.refresh import refresh

        return refresh(self._store)

    def remove(self, document: str) -> str:
        """Remove a document, by id, unique beginning of an id, or path, with its claims; return its id."""
        from kg.build.ingest import remove

        return remove(self._store, document)

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
                or "reject" of the id of a claim, or of the link of two claims as "A:B" and its relation,
                "attribute" of the id of a claim and the name of who says it, "link" of the ids of two claims
                and a relation, "owner" of an outlet and who owns it, "withdraw" of the id of a decision. An
                entity may be named by its id, too.
            who: The user of this computer if None.
            document: Of a split: only this document's form means another one.

        Raises:
            DecisionError: It cannot be understood, names nothing that is known or what is ambiguous, or
                contradicts another.
        """
        from kg.decide.ruling import rule

        who = who or current_user()
        return rule(self._store, verb, arguments, who=who, reason=reason, document=document)

    def describe(
        self,
        document: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        author: str | None = None,
        url: str | None = None,
        reason: str | None = None,
        who: str | None = None,
    ) -> list[Decision]:
        """Record what an article is; it lasts when the article is read again. "" says that it has none.

        What it is already is left out.
        """
        from kg.decide.describing import describe

        given = {"published": published, "outlet": outlet, "title": title, "author": author, "url": url}
        fields = {field: value for field, value in given.items() if value is not None}
        return describe(self._store, document, fields, who=who or current_user(), reason=reason)

    def describe_from(
        self, table: str | Path, *, reason: str | None = None, who: str | None = None
    ) -> "DescribedTable":
        """Record what a CSV file says of articles: a column id or path, and one for each field."""
        from kg.decide.describing import describe_from

        return describe_from(self._store, Path(table), who=who or current_user(), reason=reason)

    def add_aliases(
        self, rows: Iterable[Sequence[str]], *, reason: str | None = None, who: str | None = None
    ) -> list[Decision]:
        """Record rows of names that mean one; what is held already is left out, and not returned."""
        from kg.decide.ruling import rule_aliases

        return rule_aliases(self._store, rows, who=who or current_user(), reason=reason)

    def review(
        self,
        *,
        limit: int = 20,
        merges: bool = True,
        claims: bool = True,
        links: bool = True,
        who: str | None = None,
    ) -> "Review":
        """Return a walk through what is doubtful, to be ruled on one by one, the most harmful first."""
        from kg.decide.review import Review

        kinds = {"merges": merges, "claims": claims, "links": links}
        return Review(self._store, who=who or current_user(), limit=limit, **kinds)

    def import_decisions(self, lines: Iterable[str], name: str = "decisions") -> "ImportedDecisions":
        """Take in decisions that were exported; those held already change nothing.

        Args:
            name: What the file is called, for the message of an error.
        """
        from kg.decide.exchange import import_lines
        from kg.decide.ruling import take_in

        return take_in(self._store, import_lines(lines, name))

    def import_file(self, path: str | Path) -> "ImportedFile":
        """Add what was exported as "jsonl"; nothing that is held is changed.

        Raises:
            ExchangeError: It is no such file, or cut off; then nothing is added.
        """
        from kg.present.export import take_in

        return take_in(self._store, Path(path))
