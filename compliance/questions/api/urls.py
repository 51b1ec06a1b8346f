"""Routes of the rulebook's API, below /api/v1/."""

from django.urls import path

from . import views

urlpatterns = [
    path("questions/", views.QuestionList.as_view(), name="question-list"),
    path("questions/<slug:name>/", views.QuestionDetail.as_view(), name="question-detail"),
    path("rules/", views.RuleList.as_view(), name="rule-list"),
    path("rules/<path:rule_id>/", views.RuleDetail.as_view(), name="rule-detail"),
]
