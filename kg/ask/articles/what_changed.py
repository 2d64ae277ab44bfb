"""What an article said before and says now: which claims came, went or were altered, and how.

Two claims are one that was altered where most of their words are the same. How: who says it, whether it is
so, how firmly it is said (by the cue, then by words like "may"), which figures, else only the wording.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.language.en.fold import fold_words
from kg.language.en.saying.verb_forms import phrases
from kg.language.word_lists import read_lines, read_words
from kg.model import Document, Filter, Wanted
from kg.model.claim import ClaimChange, Revision, Version, VersionClaim
from kg.store.articles.versions import version_claim
from kg.store.database import Store

LEAST_SHARED = 0.5  # of the words of both, from which two contents are one that was altered
_WEAKER, _STRONGER = phrases("reports/weaker_cues"), phrases("reports/stronger_cues")
_HEDGES = read_words("reports/hedges")
_FIGURE = re.compile(r"\d[\d,.]*")
_CORRECTIONS = tuple(read_lines("articles/correction_notes"))
_RETRACTIONS = tuple(read_lines("articles/retraction_notes"))


def find_versions(store: Store, document: Document) -> list[Version]:
    """Return all texts that an article had, oldest first; the last is the one that is held."""
    claims = store.claims.list(Wanted(Filter(document=document.id)))
    read_at, extractor = store.versions.read_at(document.id)
    now = Version(
        document.id,
        read_at,
        None,
        document.title,
        extractor,
        document.text,
        tuple(map(version_claim, claims)),
    )
    return [*store.versions.list(document.path), now]


def find_revisions(versions: Sequence[Version]) -> list[Revision]:
    """Return what changed from each version to the next, oldest first."""
    return [_step(before, after) for before, after in pairwise(versions)]


def find_changes(before: Sequence[VersionClaim], after: Sequence[VersionClaim]) -> list[ClaimChange]:
    """Return which claims came, went or were altered, in the order of the later version, what went last."""
    left, new = list(before), []
    for claim in after:
        same = next((one for one in left if _same(one, claim)), None)
        if same:
            left.remove(same)
        else:
            new.append(claim)
    pairs = sorted(
        ((_shared(old, claim), at, index) for at, old in enumerate(left) for index, claim in enumerate(new)),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    partner: dict[int, int] = {}
    for shared, at, index in pairs:
        if shared >= LEAST_SHARED and index not in partner and at not in partner.values():
            partner[index] = at
    found = [
        ClaimChange("altered", left[partner[index]], claim, _how(left[partner[index]], claim))
        if index in partner
        else ClaimChange("came", None, claim)
        for index, claim in enumerate(new)
    ]
    gone = [old for at, old in enumerate(left) if at not in partner.values()]
    return [*found, *(ClaimChange("went", old, None) for old in gone)]


def _step(before: Version, after: Version) -> Revision:
    held = {line.strip() for line in before.text.splitlines()}
    lines = [line.strip() for line in after.text.splitlines() if line.strip() not in held]
    retractions = [line for line in lines if line.casefold().startswith(_RETRACTIONS)]
    retitled = (before.title or "", after.title or "") if before.title != after.title else None
    return Revision(
        at=before.replaced_at or "",
        changes=tuple(find_changes(before.claims, after.claims)),
        notes=tuple(line for line in lines if line.casefold().startswith((*_CORRECTIONS, *_RETRACTIONS))),
        retracted=bool(retractions) or (after.title or "").casefold().startswith(_RETRACTIONS),
        retitled=retitled,
        reread=before.extractor != after.extractor,
    )


def _same(a: VersionClaim, b: VersionClaim) -> bool:
    """Say whether two claims are the same words; who is meant may have become known only later."""
    return _words(a) == _words(b)


def _words(claim: VersionClaim) -> tuple[str, str, str, str, bool]:
    return claim.source, claim.cue, " ".join(claim.content.split()), claim.polarity, claim.negated


def _shared(a: VersionClaim, b: VersionClaim) -> float:
    first, second = (set(fold_words(claim.content)) for claim in (a, b))
    return len(first & second) / len(first | second) if first or second else 0.0


def _how(a: VersionClaim, b: VersionClaim) -> str:
    if (a.polarity == "not-so") != (b.polarity == "not-so"):
        return f"turned round: {a.cue} → {b.cue}"
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return f"another speaker: {a.speaker} → {b.speaker}"
    firmness = _firmness(b) - _firmness(a)
    if firmness and a.cue != b.cue:
        return f"{'hardened' if firmness > 0 else 'softened'}: {a.cue} → {b.cue}"
    hedged = [sorted(_HEDGES & set(re.findall(r"[a-z]+", claim.content.lower()))) for claim in (a, b)]
    if bool(hedged[0]) != bool(hedged[1]):
        return f"softened: now “{hedged[1][0]}”" if hedged[1] else f"hardened: no longer “{hedged[0][0]}”"
    figures = [sorted({one.rstrip(".,") for one in _FIGURE.findall(claim.content)}) for claim in (a, b)]
    if figures[0] != figures[1]:
        first, second = (", ".join(many) or "no figure" for many in figures)
        return f"another figure: {first} → {second}"
    return f"reworded: {a.cue} → {b.cue}" if a.cue != b.cue else "reworded"


def _firmness(claim: VersionClaim) -> int:
    """Return how firmly a cue says something, beside "say": -1, 0 or 1."""
    cue = claim.cue.lower()
    weaker = _WEAKER.search(cue) or claim.modality in ("believes", "fears", "hopes")
    return bool(_STRONGER.search(cue)) - bool(weaker)
