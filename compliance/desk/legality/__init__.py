"""May this person work here on a day, and how long can they stay: facts collected, reckoning asked, shown."""
