"""How files are read, as a person wants it; the same for all that one run reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Of an article in a table.
FIELDS = ("id", "text", "title", "outlet", "published", "author", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read.

    `columns`: of tables, the column that holds a field of an article: {"text": "body"}.
    """

    columns: Mapping[str, str] = field(default_factory=dict)


AS_IT_IS = Reading()
