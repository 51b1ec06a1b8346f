"""Addresses of the making of forms, below /forms/."""

from __future__ import annotations

from django.urls import path

from cases.form_making.views import copying, filed, jobs, single

app_name = "forms"
urlpatterns = [
    path("bulk/", jobs.bulk, name="bulk"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/progress/", jobs.progress, name="job-progress"),
    path("jobs/<int:pk>/start/", jobs.start, name="job-start"),
    path("jobs/<int:pk>/file/", jobs.download, name="job-file"),
    path("jobs/<int:pk>/manifest/", jobs.manifest, name="job-manifest"),
    path("filed/", filed.copies, name="copies"),
    path("filed/csv/", filed.as_csv, name="copies-csv"),
    path("filed/<int:pk>/", filed.copy, name="copy"),
    path("filed/<int:pk>/file/", filed.copy_file, name="copy-file"),
    path("of/<slug:slug>/<int:pk>/", single.of_record, name="record"),
    path("<slug:slug>/<int:pk>/", single.form_page, name="form"),
    path("<slug:slug>/<int:pk>/pdf/", single.form_pdf, name="form-pdf"),
    path("<slug:slug>/<int:pk>/copy/", copying.copy_sheet, name="copy-sheet"),
    path("<slug:slug>/<int:pk>/csv/", copying.bulk_file, name="bulk-file"),
    path("<slug:slug>/<int:pk>/keep/", filed.keep, name="keep"),
]
