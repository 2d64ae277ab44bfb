"""What a reader sees in a terminal: answers, claims and listings as text, or as JSON for machines."""
