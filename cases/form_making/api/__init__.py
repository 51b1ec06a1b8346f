"""REST API of the making of forms."""
