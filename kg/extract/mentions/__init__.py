"""What a document names, describes and points to."""
