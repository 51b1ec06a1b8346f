"""The making of official forms: which for which record, singly and in bulk, and what was filed."""
