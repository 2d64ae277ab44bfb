"""One SQLite file; the only code that opens it."""
