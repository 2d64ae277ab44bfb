"""What people and programs see: a terminal, JSON, notebooks, the page, briefings, exports."""
