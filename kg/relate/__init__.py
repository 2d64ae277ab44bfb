"""Claims → links: candidates, likeness, verdicts, retellings."""
