"""Who was told what and when, how that went, and proof of each day's run."""
