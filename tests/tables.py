"""All that a store holds, to compare two of them."""

from kg.store.database import Store


def tables(store: Store) -> dict[str, list[str]]:
    """Return the rows of every table, but for when they were written and numbers that are one file's own."""
    found: dict[str, list[str]] = {}
    with store.transaction(writing=False) as connection:
        listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for name in [row["name"] for row in listed]:
            if name.startswith(("content_fts", "document_fts", "sqlite_")):
                continue
            own = {"read_at", "at"} if name in ("document", "failure") else set()
            own |= {"number"} if name in ("claim", "reported", "posting") else set()
            rows = (dict(row) for row in connection.execute(f"SELECT * FROM {name}"))  # noqa: S608 - a table
            found[name] = sorted(repr([(key, row[key]) for key in row if key not in own]) for row in rows)
    return found
