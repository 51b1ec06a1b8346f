"""Synthetic data, made through services only."""
