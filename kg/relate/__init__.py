"""Claims → links: candidates, evidence, verdicts, retellings."""
