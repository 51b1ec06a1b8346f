"""Routes of annual reports."""

from __future__ import annotations

from django.urls import path

from cases.annual_report.api.views import AnnualFiguresView, AnnualReportViewSet
from compliance.common.api.routers import Router

router = Router()
router.register("annual-reports", AnnualReportViewSet, basename="annual-report")

urlpatterns = [
    path(
        "organizations/<int:organization_id>/annual-report/<int:year>/",
        AnnualFiguresView.as_view(),
        name="annual-figures",
    ),
    *router.urls,
]
