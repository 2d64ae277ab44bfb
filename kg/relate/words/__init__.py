"""The words of a statement: stems, clauses, negation, opposites."""
