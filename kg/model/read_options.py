"""How files are read, as a person wants it; the same for all that one run reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Of an article in a table.
FIELDS = ("id", "text", "title", "outlet", "published", "author", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read.

    `columns`: of tables, the column that holds a field of an article: {"text": "body"}. `follow`: the pages
    that a feed's file names are fetched, and feeds that an OPML file names; those of a feed that is fetched
    always are. `allow_private`: also from this computer, and from networks that are not public.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    allow_private: bool = False


AS_IT_IS = Reading()
