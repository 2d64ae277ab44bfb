"""What is judged of all documents together, and computed again when they change: who is who, what relates."""
