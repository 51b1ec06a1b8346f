"""Payroll of months out of a file: read, shown with what is wrong, and written once it is confirmed."""
