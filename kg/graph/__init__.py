"""The store, or a part of it, as a networkx graph: build, select, measure, place."""
