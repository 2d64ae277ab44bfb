"""One file a format: what a file holds → Documents."""
