"""The append-only record of changes and reveals."""
