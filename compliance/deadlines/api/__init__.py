"""The ledger of deadlines: what is due, why, and what became of it."""
