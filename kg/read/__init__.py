"""Files, folders and tables → Documents; nothing here reads a network or a database."""

from kg.read.failure import Failure
from kg.read.formats.table import given_id
from kg.read.paths import read_file, read_paths

__all__ = ["Failure", "given_id", "read_file", "read_paths"]
