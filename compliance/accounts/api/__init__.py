"""Signing in by token, one's tokens, oneself, and the members of one's organizations."""
