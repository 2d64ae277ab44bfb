"""Claims arranged as tables: figures by what they count, stances by their side."""
