"""Pages on the web: which addresses may be asked, what robots.txt forbids, and asking."""
