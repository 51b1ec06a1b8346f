"""Screens of the making of forms."""
