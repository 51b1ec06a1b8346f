"""Asking the rulebook: explain, the calculator page, its API."""
