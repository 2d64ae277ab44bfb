"""A person's decisions: whether they hold, how they are found again and shared. Pure, no database."""
