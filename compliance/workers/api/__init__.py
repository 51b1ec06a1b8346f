"""Workers and their papers."""
