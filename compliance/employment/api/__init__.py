"""Employment contracts."""
