"""Articles → stories: those about one event stand together. Pure; the same articles give the same stories."""
