"""What goes in and out of the API of support, one subject a file."""
