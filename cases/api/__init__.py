"""REST API of this room: the official forms."""
