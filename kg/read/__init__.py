"""Whatever people have → Documents, a module a format; nothing here reads a database."""

from kg.read.failure import Failure, Found, Note
from kg.read.formats.rows import given_id
from kg.read.paths import read_file, read_paths

__all__ = ["Failure", "Found", "Note", "given_id", "read_file", "read_paths"]
