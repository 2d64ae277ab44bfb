"""Files, folders and tables → Documents; nothing here reads a network or a database."""

from kg.read.failure import Failure
from kg.read.paths import read_file, read_paths
from kg.read.table import given_id

__all__ = ["Failure", "given_id", "read_file", "read_paths"]
