"""Listings, answers and claims in notebooks, and as DataFrames."""
