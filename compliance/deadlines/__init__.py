"""The ledger of deadlines: everything that can remind anyone."""
