from django.urls import path

from cases.annual_report import views

app_name = "annual_report"
urlpatterns = [
    path("", views.report_list, name="list"),
    path("<int:organization_id>/<int:year>/", views.detail, name="detail"),
    path("notes/<int:report_id>/<int:worker_id>/", views.note, name="note"),
]
