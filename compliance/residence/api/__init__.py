"""Residence cards and lapse checks."""
