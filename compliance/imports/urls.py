"""Pages of imports, mounted at /imports/."""

from __future__ import annotations

from django.urls import path

from compliance.imports import views
from compliance.imports.payroll import views as payroll

app_name = "imports"

urlpatterns = [
    path("", views.index, name="index"),
    path("payroll/", payroll.payroll, name="payroll"),
    path("payroll/confirm/", payroll.confirm, name="payroll-confirm"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/columns/", views.columns, name="columns"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/errors.xlsx", views.errors, name="errors"),
]
