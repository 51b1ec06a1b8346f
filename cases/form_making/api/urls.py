"""Routes of the making of forms."""

from __future__ import annotations

from django.urls import path

from cases.form_making.api import views
from cases.form_making.api.viewsets import FiledCopyViewSet, FormJobViewSet
from compliance.common.api.routers import Router

router = Router()
router.register("form-jobs", FormJobViewSet, basename="form-job")
router.register("filed-copies", FiledCopyViewSet, basename="filed-copy")

urlpatterns = [
    path("records/<slug:slug>/<int:pk>/forms/", views.FormsOfRecord.as_view(), name="record-forms"),
    path("forms/<slug:slug>/<int:pk>/", views.MadeFormView.as_view(), name="made-form"),
    path("forms/<slug:slug>/<int:pk>/pdf/", views.MadeFormPdf.as_view(), name="made-form-pdf"),
    path("forms/<slug:slug>/<int:pk>/keep/", views.KeepForm.as_view(), name="made-form-keep"),
    *router.urls,
]
