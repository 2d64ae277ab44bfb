"""Stories: which documents tell of one event."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.store.connection import Noun
from kg.store.corpus import settle
from kg.store.documents import document_in
from kg.stories.reported import Reported, read_reported


class Stories(Noun):
    """The documents that share their event with others, by story."""

    def reported(self) -> Iterator[Reported]:
        """Yield every document as it is grouped."""
        with self._reading() as connection:
            names: dict[str, list[str]] = defaultdict(list)
            sql = "SELECT document_id, key FROM referent WHERE NOT generic AND type <> 'CONCEPT'"
            for row in connection.execute(sql):
                names[row["document_id"]].append(row["key"])
            for row in list(connection.execute("SELECT id FROM document ORDER BY id")):
                yield read_reported(document_in(connection, row["id"]), names[row["id"]])

    def replace(self, stories: Mapping[str, str]) -> None:
        """Write the story of each document that has one, by their ids, in place of what is held."""
        with self._writing() as connection:
            settle(connection, "stories")
            connection.execute("DELETE FROM story")
            connection.executemany(
                "INSERT INTO story (document_id, story_id) VALUES (?, ?)", sorted(stories.items())
            )

    def of(self) -> dict[str, str]:
        """Return the story of each document that has one, by their ids."""
        with self._reading() as connection:
            rows = connection.execute("SELECT document_id, story_id FROM story ORDER BY document_id")
            return {row["document_id"]: row["story_id"] for row in rows}
