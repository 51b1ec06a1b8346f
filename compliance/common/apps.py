from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "compliance.common"
    label = "common"
    verbose_name = _("Common")

    def ready(self) -> None:
        import_module(settings.TASK_QUEUE_MODULE)
