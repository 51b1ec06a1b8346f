"""Where everything is mounted. Rooms are named by string; no room imports this module."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView

from compliance.common.health import health, serving

if TYPE_CHECKING:
    from django.urls.resolvers import URLPattern, URLResolver

# Each room that has an API brings its own routes; they share one prefix.
API_ROOMS = (
    "compliance.organizations",
    "compliance.accounts",
    "compliance.workers",
    "compliance.residence",
    "compliance.employment",
    "compliance.deadlines",
    "compliance.reminders",
    "compliance.questions",
    "compliance.imports",
    "compliance.audit",
    "cases",
)


def _api() -> list[URLPattern | URLResolver]:
    mounted = [room for room in API_ROOMS if find_spec(room) and find_spec(f"{room}.api")]
    return [path("", include(f"{room}.api.urls")) for room in mounted if find_spec(f"{room}.api.urls")]


def _pages(prefix: str, module: str) -> list[URLPattern | URLResolver]:
    room = module.rpartition(".")[0]
    return [path(prefix, include(module))] if find_spec(room) and find_spec(module) else []


urlpatterns = [
    path("health/", health, name="health"),
    path("health/serving/", serving, name="health-serving"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", include((_api(), "api"))),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    path("api/reference/", SpectacularRedocView.as_view(url_name="api-schema"), name="api-reference"),
    *_pages("desk/", "compliance.desk.urls"),
    *_pages("imports/", "compliance.imports.urls"),
    *_pages("rules/", "compliance.questions.urls"),
    *_pages("reminders/", "compliance.reminders.urls"),
    *_pages("cases/", "cases.urls"),
    path("", admin.site.urls),
]
