"""The questions themselves, one declarative entry each, by subject."""
