"""/reminders/: a person's own."""

from __future__ import annotations

from django.urls import path

from compliance.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("acknowledge/", views.acknowledge, name="acknowledge"),
]
