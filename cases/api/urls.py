from django.urls import path

from cases.api import views

urlpatterns = [
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
