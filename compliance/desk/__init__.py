"""Screens that span rooms, and the admin site."""
