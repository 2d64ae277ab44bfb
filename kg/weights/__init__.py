"""The trained networks that kg ships, with their cards, and the one opener."""
