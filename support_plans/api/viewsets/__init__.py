"""Lists, objects and acts of support, one subject a file."""
