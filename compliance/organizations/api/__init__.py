"""Employers, sites, contacts, support bodies and support contracts."""
