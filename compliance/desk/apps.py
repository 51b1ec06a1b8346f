"""The desk: its admin site, and the screens that span rooms."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskAdminConfig(AdminConfig):
    """Replaces Django's admin site by name, so that admin classes register with the default one."""

    default = False
    default_site = "compliance.desk.site.DeskAdminSite"


class DeskConfig(AppConfig):
    default = True
    name = "compliance.desk"
    label = "desk"
    verbose_name = _("Desk")
