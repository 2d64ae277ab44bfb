"""Documents as they are grouped into stories: in which of them each feature stands, and which are alike."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.store.connection import Connection, Noun
from kg.store.corpus import settle
from kg.store.documents import document_in
from kg.stories.reported import Reported, read_reported

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ALL = ""  # the feature that every document has

Bounds = Callable[[str, int], tuple[int, int]]  # feature, articles → the least and most of that level


class Likenesses(Noun):
    """What documents have in common, kept up with them."""

    def clear(self) -> None:
        """Forget all documents as they are grouped: every one is read again."""
        with self._writing() as connection:
            for table in ("alike", "posting", "regroup", "story"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
            connection.execute("UPDATE reported SET features = '[]'")  # nothing is left for its trigger to do
            connection.execute("DELETE FROM reported")
            connection.execute("DELETE FROM feature")

    def settle(self) -> None:
        """Note that all documents are grouped."""
        with self._writing() as connection:
            settle(connection, "stories")
            connection.execute("DELETE FROM regroup")

    def read_new(self) -> list[str]:
        """Read the words and names of the documents that are not known yet; return the ids of these."""
        with self._writing() as connection:
            sql = "SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM reported) ORDER BY id"
            new = [str(row["id"]) for row in connection.execute(sql)]
            for document in new:
                names = _names(connection, document)
                _write(connection, read_reported(document_in(connection, document), names))
        return new

    def moved(self, bounds: Bounds) -> list[str]:
        """Return the features that stand in more or fewer documents than their level has, and mend that."""
        with self._writing() as connection:
            sql = """SELECT feature, articles FROM feature WHERE articles < low OR articles > high
                     ORDER BY feature"""
            moved = [(row["feature"], row["articles"]) for row in connection.execute(sql)]
            connection.execute("DELETE FROM feature WHERE articles = 0")
            connection.executemany(
                "UPDATE feature SET low = ?, high = ? WHERE feature = ?",
                ((*bounds(feature, articles), feature) for feature, articles in moved),
            )
        return [feature for feature, _ in moved]

    def having(self, features: Iterable[str]) -> list[str]:
        """Return the ids of the documents that have any of these features, in order."""
        asked = set(features)
        sql = "SELECT document_id FROM reported"
        if ALL not in asked:
            sql += """ WHERE number IN (SELECT number FROM json_each(?) AS given
                       CROSS JOIN posting ON feature = given.value)"""
        with self._reading() as connection:
            given = [] if ALL in asked else [_json(sorted(asked))]
            return sorted(row["document_id"] for row in connection.execute(sql, given))

    def articles(self, features: Iterable[str]) -> dict[str, int]:
        """Return in how many documents each of these features stands."""
        sql = """SELECT feature.feature, articles FROM json_each(?) AS given
                 CROSS JOIN feature ON feature.feature = given.value"""
        with self._reading() as connection:
            rows = connection.execute(sql, [_json(sorted(features))])
            return {row["feature"]: row["articles"] for row in rows}

    def sharing(self, features: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return the documents that have any of these features: id, how many of them, and how many in all."""
        sql = """SELECT document_id, count(*) AS shared, size FROM json_each(?) AS given
                 CROSS JOIN posting ON feature = given.value CROSS JOIN reported USING (number)
                 GROUP BY number ORDER BY document_id"""
        with self._reading() as connection:
            rows = connection.execute(sql, [_json(list(features))])
            return [(row["document_id"], row["shared"], row["size"]) for row in rows]

    def get(self, document: str) -> tuple[list[str], int | None]:
        """Return the features of a document, in order, and its day."""
        with self._reading() as connection:
            sql = "SELECT features, day FROM reported WHERE document_id = ?"
            (row,) = connection.execute(sql, [document])
        return json.loads(row["features"]), row["day"]

    def read(self, document: str) -> Reported:
        """Return a document as it is grouped, with its headline and names."""
        sql = """SELECT features, day, title FROM reported JOIN document ON document.id = document_id
                 WHERE document_id = ?"""
        with self._reading() as connection:
            (row,) = connection.execute(sql, [document])
            names = tuple(_names(connection, document).items())
        return Reported(document, frozenset(json.loads(row["features"])), row["day"], row["title"], names)

    def replace(self, documents: Sequence[str], alike: Mapping[tuple[str, str], float]) -> list[str]:
        """Write with what these documents are alike, in place of what is held; return whom that concerns."""
        given = [_json(list(documents))]
        with self._writing() as connection:
            sql = """SELECT value AS document FROM json_each(:given) UNION SELECT document_id FROM regroup
                     UNION SELECT b FROM alike WHERE a IN (SELECT value FROM json_each(:given))
                     UNION SELECT a FROM alike WHERE b IN (SELECT value FROM json_each(:given))"""
            concerned = {row["document"] for row in connection.execute(sql, {"given": given[0]})}
            connection.execute("DELETE FROM alike WHERE a IN (SELECT value FROM json_each(?))", given)
            connection.execute("DELETE FROM alike WHERE b IN (SELECT value FROM json_each(?))", given)
            connection.executemany(
                "INSERT INTO alike (a, b, likeness) VALUES (?, ?, ?)",
                ((*pair, likeness) for pair, likeness in sorted(alike.items())),
            )
        return sorted(concerned.union(*alike))

    def around(self, document: str) -> dict[tuple[str, str], float]:
        """Return with what a document is alike, and how much."""
        sql = """SELECT a, b, likeness FROM alike WHERE a = :id
                 UNION ALL SELECT a, b, likeness FROM alike WHERE b = :id"""
        with self._reading() as connection:
            rows = connection.execute(sql, {"id": document})
            return {(row["a"], row["b"]): row["likeness"] for row in rows}


def _names(connection: Connection, document: str) -> dict[str, str]:
    """Return the folded names in a document with those that are shown, the most mentioned first."""
    sql = """SELECT key, name FROM referent WHERE document_id = ? AND NOT generic AND type <> 'CONCEPT'
             ORDER BY mentions DESC, name, id"""
    names: dict[str, str] = {}
    for row in connection.execute(sql, [document]):
        names.setdefault(row["key"], row["name"])
    return names


def _write(connection: Connection, article: Reported) -> None:
    features = _json(sorted(article.features))
    connection.execute(
        "INSERT INTO reported (document_id, day, features, size) VALUES (?, ?, ?, ?)",
        [article.document, article.day, features, len(article.features)],
    )
    sql = """INSERT INTO posting (feature, number) SELECT value, number FROM json_each(?)
             CROSS JOIN reported WHERE document_id = ?"""
    connection.execute(sql, [features, article.document])
    sql = """INSERT INTO feature (feature, articles, low, high)
             SELECT value, 1, 0, 0 FROM (SELECT value FROM json_each(?) UNION SELECT '') WHERE true
             ON CONFLICT (feature) DO UPDATE SET articles = articles + 1"""
    connection.execute(sql, [features])
