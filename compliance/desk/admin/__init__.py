"""Admin pages of every room, one module a subject; they register with the default site, the desk's."""

import django.contrib.auth.admin  # noqa: F401 - registers Django's groups, taken off again below
from django.contrib import admin
from django.contrib.auth.models import Group

from compliance.desk.admin import accounts, audit, deadlines, organizations, papers, reminders, workers

__all__ = ["accounts", "audit", "deadlines", "organizations", "papers", "reminders", "workers"]

# What people may do hangs on their memberships; groups mean nothing here.
admin.site.unregister(Group)
