"""REST API of imports."""
