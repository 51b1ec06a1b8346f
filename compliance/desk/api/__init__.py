"""May this person work, and how long can they stay, over the API."""
