"""What is counted: independent origins, the figures that are given, those for and those against."""
