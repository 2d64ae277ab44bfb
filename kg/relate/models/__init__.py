"""The networks that compare texts: entailment and embedding."""
