"""Rules on a parse: who says what."""
