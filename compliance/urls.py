"""Where everything is mounted. Rooms are named by string; no room imports this module."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from compliance.common.health import health, serving

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
    "support_plans",
    "compliance.desk",
    "cases.annual_report",
    "cases",
    "cases.form_making",
)


urlpatterns = [
    path("health/", health, name="health"),
    path("health/serving/", serving, name="health-serving"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", include(([path("", include(f"{room}.api.urls")) for room in API_ROOMS], "api"))),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    path("desk/", include("compliance.desk.urls")),
    path("imports/", include("compliance.imports.urls")),
    path("rules/", include("compliance.questions.urls")),
    path("reminders/", include("compliance.reminders.urls")),
    path("plans/", include("support_plans.desk.urls")),
    path("support/", include("support_plans.workspace.urls")),
    path("cases/annual-report/", include("cases.annual_report.urls")),
    path("cases/", include("cases.urls")),
    path("forms/", include("cases.form_making.urls")),
    path("", admin.site.urls),
]
