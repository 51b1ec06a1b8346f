"""Addresses of the rulebook's pages, below /rules/."""

from django.urls import path

from . import views

app_name = "questions"
urlpatterns = [
    path("", views.Index.as_view(), name="index"),
    path("ask/<slug:name>/", views.Calculator.as_view(), name="calculator"),
    path("all/", views.Rules.as_view(), name="rules"),
    path("all/<path:rule_id>/", views.RuleDetail.as_view(), name="rule"),
    path("fields/", views.Fields.as_view(), name="fields"),
    path("statuses/", views.Statuses.as_view(), name="statuses"),
    path("support/", views.Support.as_view(), name="support"),
    path("comparison/", views.Comparison.as_view(), name="comparison"),
    path("documents/", views.Contradictions.as_view(), name="documents"),
]
