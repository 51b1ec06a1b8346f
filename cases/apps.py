from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        # Printing is this room's need, so it brings the start-up check of the libraries for it.
        import_module("compliance.common.checks_pdf")
