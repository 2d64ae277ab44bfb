"""What depends on a language: one folder each."""
