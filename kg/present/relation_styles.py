"""How relations look, from their table: for script and style of the drawn page, and for pages to read."""

from typing import Any

from kg.model.relations import RELATIONS


def relation_records() -> list[dict[str, Any]]:
    """Return what the script of the drawn page reads of each relation, the weightiest first."""
    return [
        {
            "name": row.name,
            "stance": row.stance,
            "heading": row.heading,
            "width": row.width,
            "strength": row.strength,
            "dashes": list(row.dashes),
        }
        for row in sorted(RELATIONS, key=lambda row: -row.weight)
    ]


def drawn_rules() -> str:
    """Return the colours of lines, light and dark, and what sets the two sides of a link off."""
    light, dark = (
        " ".join(f"--{row.name}: {colour};" for row, colour in zip(RELATIONS, colours, strict=True))
        for colours in ([row.light for row in RELATIONS], [row.dark for row in RELATIONS])
    )
    sides = [
        f".sides.{row.name} figure {{ border-top: 3px solid var(--{row.name}); }}"
        for row in RELATIONS
        if row.set_off
    ]
    return "\n".join([
        f":root {{ {light} }}",
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-printing]) {{ {dark} }} }}",
        *sides,
        "",
    ])  # fmt: skip


def read_rules() -> str:
    """Return what sets off the links of a page to read, in the colours that it has for stances."""
    return "".join(
        f".link.{row.name} {{ color: var(--{row.stance}); }}\n"
        f".related.{row.name} {{ border-color: var(--{row.stance}); }}\n"
        for row in RELATIONS
        if row.set_off
    )
