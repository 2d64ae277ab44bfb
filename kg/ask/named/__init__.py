"""What a name means in a store, what it may mean beside that, and who speaks for whom."""
