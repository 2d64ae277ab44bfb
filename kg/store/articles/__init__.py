"""Articles as texts: which of them hold some words."""
