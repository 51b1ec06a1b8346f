"""Base classes of the REST API: lists start from ``visible_to``, writes are services."""
