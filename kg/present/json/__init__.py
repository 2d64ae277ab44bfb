"""The JSON that machines read."""
