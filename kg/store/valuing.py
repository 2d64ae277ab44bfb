# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Writing the store: the values of claims and what they are about beyond their own names, as rows.

Each function takes a connection inside a transaction; `kg.store.database` begins and ends it.
"""

from collections.abc import Iterable, Mapping

from kg.language.en.fold import fold_name
from kg.model import Broader, Document, Entity, Extraction, Resolution, Subject, Values, claim_id
from kg.store.connection import Connection


def write_document_values(
    connection: Connection, document: Document, extraction: Extraction, resolution: Resolution
) -> None:
    """Write the values of a document's claims, and what they are about by the words around them."""
    from kg.resolve.document.implied import find_implied
    from kg.values.claim_values import values_of  # reading a store needs neither

    ids = [claim_id(document.id, attribution) for attribution in extraction.attributions]
    values = {
        identifier: values_of(document, attribution)
        for identifier, attribution in zip(ids, extraction.attributions, strict=True)
    }
    write_values(connection, values)
    connection.executemany("DELETE FROM claim_implied WHERE claim_id = ?", ((one,) for one in values))
    connection.executemany(
        "INSERT OR IGNORE INTO claim_implied VALUES (?, ?, ?)",
        (
            (ids[implied.attribution], resolution.referents[implied.referent].id, implied.why)
            for implied in find_implied(document, extraction, resolution)
        ),
    )


def write_values(connection: Connection, values: Mapping[str, Values]) -> None:
    """Write the dates and numbers of some claims, in place of what was held of them."""
    for table in ("claim_period", "claim_quantity"):
        connection.executemany(f"DELETE FROM {table} WHERE claim_id = ?", ((one,) for one in values))
    connection.executemany(
        "INSERT INTO claim_period VALUES (?, ?, ?, ?, ?, ?)",
        (
            (claim, role, position, period.text, period.start, period.end)
            for claim, found in values.items()
            for role, periods in (("said", [found.said] if found.said else []), ("holds", found.holds))
            for position, period in enumerate(periods)
        ),
    )
    connection.executemany(
        "INSERT INTO claim_quantity VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (claim, position, one.text, one.low, one.high, one.bound, one.unit)
            for claim, found in values.items()
            for position, one in enumerate(found.quantities)
        ),
    )


def write_concepts(
    connection: Connection, wider: Iterable[Entity], broader: Iterable[Broader], worded: Iterable[Subject]
) -> None:
    """Write the place of concepts among each other and in claims, in place of what was held.

    Args:
        wider: Concepts that no document names as such; their aliases are the keys that find them.
        worded: Claims that name a concept in other words.
    """
    connection.execute("DELETE FROM pending WHERE judgement = 'values'")
    for table in ("broader", "claim_concept", "claim_inferred"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM entity WHERE id IN (SELECT entity_id FROM concept)")
    for entity in wider:
        connection.execute(
            _WIDER,
            [entity.id, entity.name, entity.type],
        )
        connection.execute("INSERT OR IGNORE INTO concept VALUES (?)", [entity.id])
        keys = {fold_name(entity.name), *entity.aliases} - {""}
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", ((key, entity.id) for key in keys))
    connection.executemany(
        "INSERT OR IGNORE INTO broader VALUES (?, ?, ?)",
        ((one.narrower, one.broader, one.why) for one in broader),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO claim_concept VALUES (?, ?, ?)",
        ((one.claim, one.entity, one.why) for one in worded),
    )
    connection.execute(
        """INSERT OR IGNORE INTO claim_inferred
           SELECT claim_id, entity_id, why FROM claim_implied JOIN identity USING (referent_id)
           WHERE NOT EXISTS (SELECT 1 FROM claim_concept
                             WHERE claim_concept.claim_id = claim_implied.claim_id
                               AND claim_concept.entity_id = identity.entity_id)"""
    )


_WIDER = """INSERT OR IGNORE INTO entity (id, name, type, aliases, why, mentions)
            VALUES (?, ?, ?, '[]', '[]', 0)"""
