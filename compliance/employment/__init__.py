"""Employment contracts and working conditions."""
