from django.urls import path

from cases.api import views
from cases.api.case_viewsets import CaseDocumentViewSet, CaseStepViewSet, CaseViewSet, EventViewSet
from cases.api.file_viewsets import CaseFileViewSet
from compliance.common.api.routers import Router

router = Router()
router.register("cases", CaseViewSet, basename="case")
router.register("case-steps", CaseStepViewSet, basename="case-step")
router.register("case-documents", CaseDocumentViewSet, basename="case-document")
router.register("case-files", CaseFileViewSet, basename="case-file")
router.register("events", EventViewSet, basename="event")

urlpatterns = [
    *router.urls,
    path("official-forms/", views.OfficialForms.as_view(), name="official-forms"),
    path(
        "workers/<int:worker_id>/official-forms/extension-of-stay/",
        views.ExtensionOfStay.as_view(),
        name="extension-of-stay",
    ),
    path(
        "workers/<int:worker_id>/official-forms/extension-of-stay/pdf/",
        views.ExtensionOfStayPdf.as_view(),
        name="extension-of-stay-pdf",
    ),
]
