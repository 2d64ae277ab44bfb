"""Articles as texts: which speak of something, where, and what is claimed there."""
