"""Base classes of the REST API."""
