# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""From what is wanted to what must hold of `document` and `claim`, as SQL and its named parameters."""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from kg.language.en.fold import fold_words
from kg.model import Relation, Wanted
from kg.model.relations import RELATIONS

# Of a claim, where `ruling` is joined to it.
CONFIDENCE = "CASE ruling.verb WHEN 'accept' THEN 1.0 ELSE claim.confidence END"
RULED = "LEFT JOIN ruling ON ruling.claim_id = claim.id"
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NOTHING = '""'  # a full-text query that finds nothing
_STANDS = "ruling.verb IS NOT 'reject'"
_SURE, _LESS_SURE = f"{CONFIDENCE} >= :floor", f"{CONFIDENCE} < :floor"
_IN_STORY = "document.id IN (SELECT document_id FROM story_document WHERE story_id = :story)"
# Of a joint source, each that it names has said it.
_SPEAKERS = """(claim.speaker_id IN (
        SELECT referent_id FROM identity WHERE entity_id IN (SELECT value FROM json_each(:speakers)))
    OR claim.speaker_id IN (SELECT value FROM json_each(:voices))
    OR claim.id IN (SELECT claim_id FROM claim_joint JOIN identity USING (referent_id)
        WHERE entity_id IN (SELECT value FROM json_each(:speakers))))"""
# Whatever is a kind of a concept is that concept.
_ABOUT = """claim.id IN (
    WITH RECURSIVE asked (id) AS (
        SELECT value FROM json_each(:about)
        UNION SELECT narrower FROM broader JOIN asked ON broader = asked.id
    )
    SELECT claim_id FROM asked CROSS JOIN identity ON entity_id = asked.id
        CROSS JOIN claim_about USING (referent_id)
    UNION SELECT claim_id FROM asked JOIN claim_concept ON entity_id = asked.id
    UNION SELECT claim_id FROM asked JOIN claim_inferred ON entity_id = asked.id)"""


def parameters(wanted: Wanted) -> dict[str, Any]:
    """Return all that the conditions name, and `limit`, where -1 is none."""
    return {
        "speakers": json.dumps(list(wanted.speakers)),
        "voices": json.dumps([one.referent for one in wanted.voices]),
        "about": json.dumps(list(wanted.about)),
        "claims": json.dumps(list(wanted.claims or ())),
        "words": None if wanted.words is None else _full_text_query(wanted.words),
        "outlet": None if wanted.filter.outlet is None else wanted.filter.outlet.casefold(),
        "since": wanted.filter.since,
        "until": wanted.filter.until,
        "modality": wanted.filter.modality,
        "document": wanted.filter.document,
        "story": wanted.filter.story,
        "floor": wanted.filter.floor,
        "limit": -1 if wanted.filter.limit is None else wanted.filter.limit,
    }


def document_conditions(wanted: Wanted) -> list[str]:
    """Return what must hold of `document`; a date is compared as far as the filter gives it."""
    conditions = {
        "document.id = :document": wanted.filter.document,
        _IN_STORY: wanted.filter.story,
        "casefold(document.outlet) = :outlet": wanted.filter.outlet,
    }
    return [condition for condition, value in conditions.items() if value is not None] + _days(wanted)


def _days(wanted: Wanted) -> list[str]:
    """Return what must hold of when a document was published, as far as the filter gives it."""
    days = {
        "substr(document.published, 1, length(:since)) >= :since": wanted.filter.since,
        "substr(document.published, 1, length(:until)) <= :until": wanted.filter.until,
    }
    dated = [condition for condition, value in days.items() if value is not None]
    if not wanted.filter.undated:
        return dated
    return [
        f"(document.published IS NULL OR ({' AND '.join(dated)}))" if dated else "document.published IS NULL"
    ]


_DISMISSED = """EXISTS (SELECT 1 FROM link_ruling AS ruled
    WHERE ruled.a = min(link.a, link.b) AND ruled.b = max(link.a, link.b)
    AND (ruled.verb = 'link' OR ruled.relation = link.relation))"""
COUNT_OF_LINKS = f"""(SELECT count(*) FROM link WHERE sure AND NOT {_DISMISSED})
    + (SELECT count(*) FROM link_ruling WHERE verb = 'link')"""


def claim_conditions(wanted: Wanted) -> list[str]:
    """Return what must hold of `claim`."""
    conditions = {
        _SPEAKERS: wanted.speakers,
        _ABOUT: wanted.about,
        "claim.id IN (SELECT value FROM json_each(:claims))": wanted.claims is not None,
        "claim.number IN (SELECT rowid FROM content_fts(:words))": wanted.words is not None,
        "claim.modality = :modality": wanted.filter.modality,
        _SURE: wanted.filter.min_confidence and not wanted.less_sure,
    }
    return [condition for condition, value in conditions.items() if value]


def standing_conditions(wanted: Wanted) -> list[str]:
    """Return what keeps out claims that nobody asked for: rejected ones, and those that are less sure."""
    named = wanted.claims is not None or wanted.filter.min_confidence is not None
    conditions = {
        _STANDS: not wanted.filter.rejected,
        _SURE: wanted.filter.floor and not named and not wanted.less_sure,
        _LESS_SURE: wanted.less_sure,
    }
    return [condition for condition, holds in conditions.items() if holds]


def wanted_claims(wanted: Wanted) -> str:
    """Return the FROM and WHERE that select wanted claims, each with its document and ruling."""
    conditions = document_conditions(wanted) + claim_conditions(wanted) + standing_conditions(wanted)
    # Else SQLite sorts all claims where the first of them would do.
    order = "claim JOIN document" if _narrowing(wanted) else "document CROSS JOIN claim"
    return f"FROM {order} ON document.id = claim.document_id {RULED} {all_of(conditions)}"


def _narrowing(wanted: Wanted) -> bool:
    """Say whether certain claims are asked for, rather than those of certain documents."""
    return bool(wanted.speakers or wanted.about or wanted.claims is not None or wanted.words is not None)


def count_of_claims(wanted: Wanted) -> str:
    """Return the SELECT of how many claims are wanted; all that are less sure are counted by an index."""
    if wanted.less_sure and not document_conditions(wanted) and not claim_conditions(wanted):
        return """SELECT (SELECT count(*) FROM claim WHERE confidence < :floor)
            - (SELECT count(*) FROM ruling CROSS JOIN claim ON claim.id = claim_id
               WHERE confidence < :floor) AS n"""
    return f"SELECT count(*) AS n {wanted_claims(wanted)}"


def wanted_links(wanted: Wanted, relations: Collection[Relation]) -> str:
    """Return the SELECT of links with a wanted side, neither less sure than is shown unless it is wanted.

    Those that were found and not dismissed, and those that a person ruled. Where nothing narrows what is
    wanted, no claim is listed for it: then both sides are as sure as is shown.
    """
    narrows = bool(document_conditions(wanted) or _narrowing(wanted) or wanted.filter.modality)
    listed = f"WITH wanted AS (SELECT claim.id {wanted_claims(wanted)})" if narrows else ""
    found, ruled = (_of_sides(wanted, relations, link, narrows=narrows) for link in ("link", "ruled"))
    found += [f"NOT {_DISMISSED}", *([] if wanted.filter.all else ["sure"])]
    order = "ORDER BY score DESC, a, b, relation LIMIT :limit"
    return f"""{listed}
        SELECT * FROM (SELECT relation, a, b, score, why, sure FROM link {all_of(found)} {order})
        UNION ALL
        SELECT ruled.relation, coalesce(link.a, ruled.a), coalesce(link.b, ruled.b), 1.0,
               coalesce(link.why || '; ', '') || ruled.why, 1
        FROM link_ruling AS ruled LEFT JOIN link ON link.relation = ruled.relation
             AND ((link.a = ruled.a AND link.b = ruled.b) OR (link.a = ruled.b AND link.b = ruled.a))
        {all_of(["ruled.verb = 'link'", *ruled])} {order}"""


def _of_sides(wanted: Wanted, relations: Collection[Relation], link: str, *, narrows: bool) -> list[str]:
    """Return what must hold of a row of `link` or of a ruling."""
    a, b = f"{link}.a", f"{link}.b"
    listed = "claim.id NOT IN (SELECT id FROM wanted)" if narrows else "TRUE"
    these = ", ".join(f"'{row.name}'" for row in RELATIONS if row.name in relations)  # constants of ours
    unsure = (
        f"EXISTS (SELECT 1 FROM claim {RULED} WHERE claim.id IN ({a}, {b}) AND {_LESS_SURE} AND {listed})"
    )
    rejected = "SELECT claim_id FROM ruling WHERE verb = 'reject'"
    conditions = {
        f"{link}.relation IN ({these})": relations,
        f"({a} IN (SELECT id FROM wanted) OR {b} IN (SELECT id FROM wanted))": narrows,
        f"{a} NOT IN ({rejected}) AND {b} NOT IN ({rejected})": not wanted.filter.rejected,
        f"NOT {unsure}": wanted.filter.floor,
    }
    return [condition for condition, holds in conditions.items() if holds]


def all_of(conditions: Sequence[str]) -> str:
    """Return a WHERE, or nothing where nothing is asked."""
    return "WHERE " + " AND ".join(conditions) if conditions else ""


def _full_text_query(words: str) -> str:
    """Return an FTS5 query for contents that hold all these words, as written or folded.

    Each word is quoted, so that nothing typed is an operator; stop words are passed over, unless there
    is nothing else. A name of several words may fold to what none of them folds to ("United States"):
    then its folded form will do. Where there is no word at all, nothing is found.
    """
    typed: list[str] = _WORD.findall(words)
    telling = [word for word in typed if fold_words(word)] or typed
    if not telling:
        return _NOTHING
    each = " AND ".join(_or_folded(_quoted(word), fold_words(word)) for word in telling)
    return _or_folded(each, fold_words(words))


def _or_folded(query: str, folded: Sequence[str]) -> str:
    if not folded:
        return query
    return f"(({query}) OR folded : ({' AND '.join(map(_quoted, folded))}))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
