"""Addresses of the making of forms, below /forms/."""

from __future__ import annotations

from django.urls import path

from cases.form_making.views import single

app_name = "forms"
urlpatterns = [
    path("of/<slug:slug>/<int:pk>/", single.of_record, name="record"),
    path("<slug:slug>/<int:pk>/", single.form_page, name="form"),
    path("<slug:slug>/<int:pk>/pdf/", single.form_pdf, name="form-pdf"),
]
