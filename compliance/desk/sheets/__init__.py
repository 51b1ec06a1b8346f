"""Sheets: long pages on which one thing is written down heading by heading, with rows below."""
