"""Accepting organizations, sites, support bodies and the contracts between them."""
