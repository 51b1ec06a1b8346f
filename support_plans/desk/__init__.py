"""The employer's view of support: plans, duties, interviews, and what proves them."""
