"""How claims relate, computed again when documents or decisions have changed."""

import hashlib
import logging
from collections.abc import Sequence
from functools import cache

from kg.build.beside_writers import judge_beside_writers
from kg.build.ruled_links import apply_link_rulings
from kg.build.subjects import refresh_subjects, refresh_values
from kg.errors import ModelError
from kg.model import digest
from kg.relate.comparing import Ask, compare
from kg.relate.models.entailment import Likelihoods, entailment_model
from kg.relate.stated import Comparison
from kg.store.database import Store
from kg.weights.opener import WEIGHTS

MOST_AT_ONCE = 3_000  # claims of a store in which a decision is followed by comparing at once
_log = logging.getLogger(__name__)


def refresh_links(store: Store) -> None:
    """Compare all claims that stand, and keep their links and origins.

    Of pairs that were judged before, the model is not asked again.
    """
    if store.pending.values():
        refresh_values(store)
    refresh_subjects(store)
    asking = _Asking(store)
    ask: Ask | None = asking
    try:
        _model_key()
    except ModelError as error:
        _log.warning("claims are compared without the entailment model: %s", error)
        ask = None

    def judge() -> Comparison:
        asking.begin()
        return compare(store.statements.list(), ask=ask)

    def write(compared: Comparison) -> None:
        store.links.replace(compared.links)
        store.origins.replace(compared.origins)
        apply_link_rulings(store)
        store.judged.replace(asking.said)

    judge_beside_writers(store, judge, write)


def refresh_links_if_quick(store: Store) -> None:
    """Compare claims again after a decision, unless there are so many that a person would wait for it.

    Then they are compared at the next ingest.
    """
    if store.pending.links() and store.corpus.stats()["claims"] <= MOST_AT_ONCE:
        refresh_links(store)


class _Asking:
    """The entailment model with a memory: `said` is what it answered to this run's questions."""

    def __init__(self, store: Store) -> None:
        self._before = store.judged.all()
        self.said: dict[str, tuple[float, float, float]] = {}

    def begin(self) -> None:
        """Begin a run; what the one before asked is remembered, but is no answer of this one."""
        self._before |= self.said
        self.said = {}

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[Likelihoods]:
        keys = [digest(_model_key(), *pair) for pair in pairs]
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._before}
        judged = entailment_model().judge(list(new.values())) if new else []
        answers = {
            key: (one.entailment, one.neutral, one.contradiction)
            for key, one in zip(new, judged, strict=True)
        }
        self.said.update({key: answers.get(key) or self._before[key] for key in keys})
        return [Likelihoods(*self.said[key]) for key in keys]


@cache
def _model_key() -> str:
    """Return a hash of the model's weights: what another model said is not remembered.

    Raises:
        ModelError: There is no model.
    """
    path = WEIGHTS / "entailment.onnx"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise ModelError(f"{path}: no entailment model that can be read; reinstall kg") from error
