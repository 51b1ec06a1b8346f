"""Routes of the two questions about a worker."""

from __future__ import annotations

from django.urls import path

from compliance.desk.api import views

urlpatterns = [
    path("legality/", views.LegalityList.as_view(), name="legality-list"),
    path("workers/<int:worker_id>/legality/", views.WorkerLegality.as_view(), name="worker-legality"),
    path(
        "workers/<int:worker_id>/stay-account/", views.WorkerStayAccount.as_view(), name="worker-stay-account"
    ),
]
