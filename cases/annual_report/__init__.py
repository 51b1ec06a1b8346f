"""定期届出: the report of April to March, from payroll, contracts, cards and plans."""
