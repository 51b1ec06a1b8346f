from django.urls import path
from django.views.generic import RedirectView

from cases import views

app_name = "cases"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="cases:official_forms"), name="home"),
    path("forms/", views.official_forms, name="official_forms"),
    path("forms/extension/<int:worker_id>/", views.extension_of_stay, name="extension_of_stay"),
    path("forms/extension/<int:worker_id>/pdf/", views.extension_of_stay_pdf, name="extension_of_stay_pdf"),
]
