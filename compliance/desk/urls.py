"""Addresses of the desk's own pages, below /desk/."""

from __future__ import annotations

from django.urls import path

from compliance.desk import declarations, organization_page, views, worker_page
from compliance.desk.landing import landing
from compliance.desk.legality import views as legality
from compliance.desk.payroll import views as payroll
from compliance.desk.sheets import views as sheets

app_name = "desk"
urlpatterns = [
    path("home/", landing, name="landing"),
    path("deadlines/<int:pk>/", views.deadline, name="deadline"),
    path("deadlines/<int:pk>/settle/", views.settle, name="settle"),
    path("deadlines/<int:pk>/snooze/", views.snooze, name="snooze"),
    path("deadlines/<int:pk>/reopen/", views.reopen, name="reopen"),
    path("workers/<int:pk>/", worker_page.worker_page, name="worker"),
    path("payroll/", payroll.payroll, name="payroll"),
    path("legality/", legality.legality_ledger, name="legality"),
    path("workers/<int:pk>/legality/", legality.any_day, name="legality-day"),
    path("workers/<int:pk>/sheets/<slug:slug>/", sheets.worker_sheet, name="sheet"),
    path("organizations/<int:pk>/sheets/<slug:slug>/", sheets.organization_sheet, name="organization-sheet"),
    path("organizations/<int:pk>/declarations/", declarations.organization_declarations, name="declarations"),
    path("workers/<int:pk>/<slug:slug>/", views.worker_act, name="act"),
    path("workers/<int:pk>/<slug:slug>/<int:target_pk>/", views.worker_act, name="act-on"),
    path("cards/<int:pk>/reveal/", views.reveal_card, name="reveal-card"),
    path("passports/<int:pk>/reveal/", views.reveal_passport, name="reveal-passport"),
    path("gaps/", views.gap_list, name="gaps"),
    path("gaps/<slug:slug>/", views.gap, name="gap"),
    path("organizations/<int:pk>/reminders/", organization_page.reminder_wishes, name="reminder-wishes"),
    path("audit/", organization_page.audit_status, name="audit-status"),
    path("tokens/<int:pk>/revoke/", views.revoke, name="revoke-token"),
    path("language/", views.language, name="language"),
]
