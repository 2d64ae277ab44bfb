"""The command `kg`."""

from kg.cli.commands import main

__all__ = ["main"]
