"""The rulebook's questions over HTTP."""
