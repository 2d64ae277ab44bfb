"""The store, or the wanted part of it, in the formats of other programs; and our own back in."""

from kg.present.export.formats import FORMATS, Format, export, export_chunks
from kg.present.export.incoming import ImportedFile, check_header, take_in

__all__ = ["FORMATS", "Format", "ImportedFile", "check_header", "export", "export_chunks", "take_in"]
