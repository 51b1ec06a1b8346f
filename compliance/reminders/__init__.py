"""Who is told, when, and the proof of it."""
