# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Stories: which documents tell of one event."""

import json
from collections.abc import Iterable

from kg.model import Story, StoryLine, Wanted
from kg.store.conditions import (
    RULED,
    all_of,
    claim_conditions,
    document_conditions,
    parameters,
    standing_conditions,
)
from kg.store.connection import Noun
from kg.store.documents import NEWEST_FIRST, by_id

_EVERYTHING = Wanted()


class Stories(Noun):
    """The documents that share their event with others, by story."""

    def replace(self, documents: Iterable[str], stories: Iterable[Story]) -> None:
        """Write the stories of some documents in place of all stories that these had."""
        with self._writing() as connection:
            sql = """DELETE FROM story WHERE id IN (
                         SELECT story_id FROM json_each(?) JOIN story_document ON document_id = value)"""
            connection.execute(sql, [json.dumps(list(documents))])
            for story in stories:
                connection.execute("INSERT INTO story (id, title) VALUES (?, ?)", [story.id, story.title])
                connection.executemany(
                    "INSERT INTO story_document (document_id, story_id) VALUES (?, ?)",
                    ((document, story.id) for document in story.documents),
                )

    def of(self) -> dict[str, str]:
        """Return the story of each document that has one, by their ids."""
        with self._reading() as connection:
            rows = connection.execute("SELECT document_id, story_id FROM story_document ORDER BY document_id")
            return {row["document_id"]: row["story_id"] for row in rows}

    def list(self, wanted: Wanted = _EVERYTHING) -> list[StoryLine]:
        """Return the stories of the wanted documents, those of most documents first, then by title.

        Where a claim is asked for, those that hold such a claim.
        """
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            rows = connection.execute(_listing(wanted), parameters(wanted))
            return [
                StoryLine(
                    **{**row, "documents": tuple(json.loads(row["documents"])),
                       "outlets": tuple(json.loads(row["outlets"]))}
                )
                for row in rows
            ]  # fmt: skip


def _listing(wanted: Wanted) -> str:
    documents, claims = document_conditions(wanted), claim_conditions(wanted)
    return f"""
        WITH told AS MATERIALIZED (
            SELECT story_id, document.id, casefold(outlet) AS folded, outlet, published
            FROM story_document JOIN document ON document.id = document_id
            {all_of(documents or ([] if claims else [_LARGEST]))} {NEWEST_FIRST}
        ),
        spoken AS MATERIALIZED (
            SELECT claim.id, story_id FROM told JOIN claim ON claim.document_id = told.id {RULED}
            {all_of([*claims, *standing_conditions(wanted)])}
        ),
        said AS (SELECT story_id, count(*) AS claims FROM spoken GROUP BY story_id),
        disputed AS (
            SELECT one.story_id, count(*) AS links FROM link JOIN spoken AS one ON one.id = link.a
            JOIN spoken AS other ON other.id = link.b AND other.story_id = one.story_id
            WHERE relation = 'contradicts' AND sure GROUP BY one.story_id
        )
        SELECT story.id, title, min(substr(published, 1, 10)) AS since,
               max(substr(published, 1, 10)) AS until,
               json_group_array(told.id) AS documents,
               (SELECT json_group_array(name) FROM (
                    SELECT min(outlet) AS name FROM told AS by WHERE by.story_id = story.id
                    AND outlet IS NOT NULL GROUP BY folded ORDER BY folded)) AS outlets,
               coalesce(said.claims, 0) AS claims, coalesce(disputed.links, 0) AS contradictions
        FROM told JOIN story ON story.id = told.story_id
        LEFT JOIN said ON said.story_id = story.id LEFT JOIN disputed ON disputed.story_id = story.id
        {all_of(["said.claims > 0"] if claims else [])}
        GROUP BY story.id ORDER BY count(*) DESC, casefold(title), story.id LIMIT :limit
    """


# Where nothing narrows them, those of most documents are first, and others need not be counted.
_LARGEST = """:limit < 0
    OR (SELECT count(*) FROM story_document AS one WHERE one.story_id = story_document.story_id)
    >= coalesce((SELECT count(*) FROM story_document GROUP BY story_id
                 ORDER BY count(*) DESC LIMIT 1 OFFSET :limit - 1), 0)"""
