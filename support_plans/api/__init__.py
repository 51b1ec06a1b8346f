"""REST API of support: plans, tasks, and what proves that they were done."""
