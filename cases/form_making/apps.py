from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormMakingConfig(AppConfig):
    name = "cases.form_making"
    label = "form_making"
    verbose_name = _("Making of official forms")
