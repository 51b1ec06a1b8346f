"""Addresses of the workspace, below /support/."""

from __future__ import annotations

from django.urls import path

from support_plans.files_view import hand_out
from support_plans.workspace.views import (
    body,
    calendar,
    clients,
    consultations,
    interviews,
    logs,
    past,
    person,
    tasks,
    today,
    workers,
)

app_name = "support"
urlpatterns = [
    path("", today.today, name="today"),
    path("language/", person.language, name="language"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/<slug:name>/", tasks.act, name="task_act"),
    path("log/", logs.log_new, name="log_new"),
    path("logs/", logs.log_list, name="log_list"),
    path("logs/<int:pk>/", logs.log, name="log"),
    path("logs/<int:pk>/correct/", logs.log_correct, name="log_correct"),
    path("logs/<int:pk>/files/", logs.log_files, name="log_files"),
    path("interviews/", interviews.interview_list, name="interview_list"),
    path("interviews/begin/", interviews.interview_choose, name="interview_choose"),
    path("interviews/follow-ups/", interviews.interview_follow_ups, name="interview_follow_ups"),
    path("interviews/<int:pk>/", interviews.interview, name="interview"),
    path("interviews/<int:pk>/correct/", interviews.interview_correct, name="interview_correct"),
    path("interviews/<int:pk>/files/", interviews.interview_files, name="interview_files"),
    path("follow-ups/<int:pk>/", interviews.follow_up, name="follow_up"),
    path("consultations/", consultations.consultation_list, name="consultation_list"),
    path("consultations/new/", consultations.consultation_new, name="consultation_new"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<int:pk>/files/", consultations.consultation_files, name="consultation_files"),
    path("consultations/<int:pk>/<slug:name>/", consultations.consultation_act, name="consultation_act"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("workers/", workers.worker_list, name="worker_list"),
    path("workers.csv", workers.workers_csv, name="workers_csv"),
    path("workers.xlsx", workers.workers_xlsx, name="workers_xlsx"),
    path("workers/<int:pk>/", workers.worker, name="worker"),
    path("workers/<int:pk>/log/", logs.log_worker, name="log_worker"),
    path("workers/<int:pk>/log/judge/", logs.log_judge, name="log_judge"),
    path("workers/<int:pk>/interview/", interviews.interview_worker, name="interview_worker"),
    path("workers/<int:pk>/consultation/", consultations.consultation_worker, name="consultation_worker"),
    path("clients/", clients.client_list, name="client_list"),
    path("clients.csv", clients.clients_csv, name="clients_csv"),
    path("clients.xlsx", clients.clients_xlsx, name="clients_xlsx"),
    path("clients/<int:pk>/", clients.client, name="client"),
    path("past/", past.past_list, name="past_list"),
    path("past/logs/<int:pk>/", past.past_log, name="past_log"),
    path("past/interviews/<int:pk>/", past.past_interview, name="past_interview"),
    path("past/consultations/<int:pk>/", past.past_consultation, name="past_consultation"),
    path("files/<int:pk>/", hand_out, name="file"),
    path("body/", body.body, name="body"),
    path("body/offices/new/", body.office_new, name="body_office_new"),
    path("body/offices/<int:pk>/", body.office, name="body_office"),
    path("body/staff/new/", body.staff_new, name="body_staff_new"),
    path("body/staff/<int:pk>/", body.staff, name="body_staff"),
]
