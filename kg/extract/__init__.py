"""Document → Extraction: the only code that imports spaCy.

`Extractor` is loaded on first use, since it needs spaCy; `extractor_name` is cheap.
"""

from typing import TYPE_CHECKING, Any

from kg.extract.pipeline import ExtractorKind, extractor_name

if TYPE_CHECKING:
    from kg.extract.extractor import Extractor

__all__ = ["Extractor", "ExtractorKind", "extractor_name"]


def __getattr__(name: str) -> Any:
    if name == "Extractor":
        from kg.extract.extractor import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
