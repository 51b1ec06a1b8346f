"""Reading ledgers: recognition, preview, write."""
