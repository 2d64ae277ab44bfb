"""What changed in an article each time that it was read with another text."""

from collections.abc import Sequence

from kg.model.version import ClaimChange, Revision
from kg.present.terminal.plain import harmless
from kg.present.words import day_of, number

_SIGNS = {"came": "+", "went": "-", "altered": "~"}


def history_text(steps: Sequence[Revision]) -> str:
    """Return each change under its day: what came (+), went (-) or was altered (~), and how."""
    if not steps:
        return "It was read with one text only."
    return "\n\n".join("\n".join(_step(step)) for step in steps)


def _step(step: Revision) -> list[str]:
    counts = {kind: sum(one.kind == kind for one in step.changes) for kind in _SIGNS}
    told = ", ".join(f"{number(count, 'claim')} {kind}" for kind, count in counts.items() if count)
    lines = [f"{day_of(step.at)}: {told or 'no claim came, went or was altered'}"]
    if step.retracted:
        lines.append("  ! the article says that it is retracted")
    lines += [f"  ! {note}" for note in step.notes]
    if step.retitled:
        lines.append("  title: {} → {}".format(*(title or "none" for title in step.retitled)))
    if step.reread:
        lines.append("  (another extractor read the later text: some of this may come of that)")
    for change in step.changes:
        lines += _change(change)
    return [" " * (len(line) - len(line.lstrip(" "))) + harmless(line) for line in lines]


def _change(change: ClaimChange) -> list[str]:
    claim = change.after or change.before
    assert claim
    first = f"  {_SIGNS[change.kind]} {claim.statement}"
    if change.kind != "altered" or not change.before:
        return [first]
    return [f"{first} ({change.how})", f"    before: {change.before.statement}"]
