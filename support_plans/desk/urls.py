"""Addresses of the employer's view of support, below /plans/."""

from __future__ import annotations

from django.urls import path

from support_plans.desk import list_views, plan_views, worker_views

app_name = "plans"
urlpatterns = [
    path("", list_views.plans, name="plans"),
    path("draft/", list_views.draft_cohort, name="draft-cohort"),
    path("duties/", list_views.duties, name="duties"),
    path("matrix/", list_views.duty_matrix, name="matrix"),
    path("interviews/", list_views.interviews, name="interviews"),
    path("staff/", worker_views.staff, name="staff"),
    path("staff/add/", worker_views.staff_form, name="add-staff"),
    path("staff/<int:pk>/change/", worker_views.staff_form, name="change-staff"),
    path("workers/<int:pk>/", worker_views.worker, name="worker"),
    path("workers/<int:worker_pk>/draft/", plan_views.draft, name="draft"),
    path("<int:pk>/", plan_views.plan, name="plan"),
    path("<int:pk>/edit/<slug:part>/", plan_views.edit, name="edit"),
    path("<int:pk>/agree/", plan_views.agree, name="agree"),
    path("<int:pk>/sign/", plan_views.sign, name="sign"),
    path("<int:pk>/withdraw/", plan_views.withdraw, name="withdraw"),
    path("<int:pk>/template/", plan_views.keep_as_template, name="keep-as-template"),
]
