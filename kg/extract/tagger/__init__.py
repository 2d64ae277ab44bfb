"""The trained attribution model, and joining what it finds with the rules."""
