"""Admin pages of every room, one module a subject. They register with Django's default site, which is the desk's."""

from compliance.desk.admin import accounts, audit, deadlines, organizations, papers, reminders, workers

__all__ = ["accounts", "audit", "deadlines", "organizations", "papers", "reminders", "workers"]
