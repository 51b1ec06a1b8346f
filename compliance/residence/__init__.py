"""Residence cards as versions, and lapse checks."""
