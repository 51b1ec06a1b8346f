"""Makes the rulebook's commands known to manage.py."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "compliance.rulebook"
    label = "rulebook"
