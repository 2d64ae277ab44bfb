"""Which names of one document are of one thing."""
