"""What a run of `kg ingest` came to, as one record."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build.tally import Report


def summary_record(report: "Report", stats: dict[str, int], *, seconds: float) -> dict[str, Any]:
    """Return how many documents came, what failed and why, and what the store holds after it."""
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "duplicates": list(report.duplicates),
        "failed": [{"path": one.path, "why": one.message} for one in report.failed],
        "coarser": [{"path": one.path, "why": one.message} for one in report.coarser],
        "unread": dict(report.unread),
        "holds": stats,
        "seconds": round(seconds, 1),
    }
