"""What assistants may ask of a store: each answer has ids, exact words and where they stand."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import kg
from kg.errors import QuestionError
from kg.present.checked import checked_record, verdict_counts
from kg.present.json import records, tabled_records
from kg.present.kind_words import without_kinds

MOST_ROWS = 50  # of one answer, whatever is asked for
MOST_DRAFT = 100_000  # characters of a draft
NOTE = "Statements are made of the articles' own words; `content` has them exactly. Found by a program."
Answer = dict[str, Any]


class Tools:
    """The tools of one database, which is opened to be read for each call: threads share no connection."""

    def __init__(self, db: str | Path) -> None:
        self._db = Path(db)

    def all(self) -> tuple[Callable[..., Answer], ...]:
        return self.ask, self.search, self.claim, self.conflicts, self.story, self.check

    def ask(
        self, question: str, since: str | None = None, until: str | None = None, limit: int = 20
    ) -> Answer:
        """Answer a question on who said what: "who said what about X", "what did S say about X",
        "who contradicts S on X", "how many sources say ...", "which figures are given for X".

        Args:
            question: In English.
            since: Only articles published since this year, month or day (ISO 8601).
            until: Only articles published until then.
            limit: At most so many claims.
        """  # noqa: D205 - the first paragraph is what an assistant is told of the tool
        filter = kg.Filter(since=since, until=until)
        with kg.open(self._db, read_only=True) as graph:
            answer = graph.ask(question, filter)
        rows = list(records.answer_records(answer))
        if answer.figures:
            rows = list(tabled_records.figure_records(answer.figures))
        elif answer.stances:
            rows = [tabled_records.stance_record(stance) for stance in answer.stances]
        return _some(rows, limit) | {
            "understood": without_kinds(answer.understood),
            "notes": [*answer.notes, NOTE],
        }

    def search(self, words: str, limit: int = 10) -> Answer:
        """Find articles in which all of these words stand, claimed or not; "..." in a row, -word not in it.

        Args:
            words: In any form.
            limit: At most so many articles.
        """
        with kg.open(self._db, read_only=True) as graph:
            found = graph.search_articles(words, kg.Filter(limit=_rows(limit)))
        return {"rows": [records.hit_record(hit) for hit in found.hits], "of": found.count}

    def claim(self, id: str) -> Answer:
        """Show one claim by its id or the beginning of it: its words in their paragraph, links, article.

        Args:
            id: As other tools give it.
        """
        with kg.open(self._db, read_only=True) as graph:
            found = graph.claim(id)
            context = graph.context(found)
        document = context.document
        told = {
            name: getattr(document, name) for name in ("id", "path", "title", "outlet", "published", "url")
        }
        paragraphs = [passage.text for passage in found.passages]
        return records.claim_with_links_record(found, context) | {"article": told, "paragraphs": paragraphs}

    def conflicts(self, about: str | None = None, limit: int = 10) -> Answer:
        """List claims that contradict each other, both sides, the surest first.

        Args:
            about: A name, a topic or words; nothing for all.
            limit: At most so many pairs.
        """
        with kg.open(self._db, read_only=True) as graph:
            found = graph.conflicts(about)
        return _some([records.sides_record(sides) for sides in found], limit)

    def story(self, name: str | None = None, limit: int = 20) -> Answer:
        """Show a story (articles about one event) with its main claims; without a name, list stories.

        Args:
            name: Its id, or words of its title.
            limit: At most so many stories or claims.
        """
        with kg.open(self._db, read_only=True) as graph:
            if name is None:
                return _some([records.story_record(line) for line in graph.stories()], limit)
            line = graph.story(name)
            claims = graph.main_claims(kg.Filter(story=line.id), limit=_rows(limit))
        return {
            "story": records.story_record(line),
            "rows": [records.claim_record(claim) for claim in claims],
        }

    def check(self, draft: str) -> Answer:
        """Check the quotations and reports of a draft against the articles, each with a verdict and evidence.

        Verdicts: verbatim, borne out, contradicted since, speaker not known, altered, wrong speaker, not so,
        not found.

        Args:
            draft: Its text, plain or Markdown.
        """
        if len(draft) > MOST_DRAFT:
            raise QuestionError(f"a draft of more than {MOST_DRAFT:,} characters; check it in parts")
        with kg.open(self._db, read_only=True) as graph:
            checked = graph.check_text(draft)
        return {"rows": [checked_record(row) for row in checked.rows], "counts": verdict_counts(checked)}


def _some(rows: Iterable[Answer], limit: int) -> Answer:
    """Return the first rows, and how many there are."""
    every = list(rows)
    return {"rows": every[: _rows(limit)], "of": len(every)}


def _rows(limit: int) -> int:
    return max(1, min(limit, MOST_ROWS))
