"""The command `kg`: each command parses, calls one function of kg, and prints."""

from kg.cli.group import main

__all__ = ["main"]
