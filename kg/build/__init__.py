"""What happens in which order, where it runs, and what must be computed again."""
