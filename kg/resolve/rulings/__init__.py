"""A person's decisions, as resolution follows them."""
