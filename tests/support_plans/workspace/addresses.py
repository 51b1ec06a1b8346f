"""Every address of the workspace, filled with the planted rows: found in its routes, listed nowhere."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from support_plans.workspace.urls import urlpatterns

WRITES_ONLY = {
    "language",
    "task_act",
    "log_judge",
    "log_files",
    "interview_files",
    "consultation_files",
    "consultation_act",
}
ABOUT_ONESELF = {"body_office_new", "body_office", "body_staff_new", "body_staff"}
ARCHIVE = {"past_log", "past_interview", "past_consultation"}


def patterns() -> list[Any]:
    return list(urlpatterns)


def filled(planted: Any, lan: Any, office: Any, staff: Any) -> dict[str, str]:
    """The address of each route, by its name."""
    rows = {
        "tasks": planted.task,
        "logs": planted.log,
        "interviews": planted.held,
        "follow-ups": planted.follow_up,
        "consultations": planted.consultation,
        "workers": lan,
        "clients": lan.organization,
        "files": planted.file,
        "offices": office,
        "staff": staff,
    }
    words = {"task_act": "resume", "consultation_act": "step"}
    found = {}
    for pattern in patterns():
        route, name = str(pattern.pattern), pattern.name
        values = {}
        if "<int:pk>" in route:
            values["pk"] = rows[route.split("<", maxsplit=1)[0].rstrip("/").split("/")[-1]].pk
        if "<slug:name>" in route:
            values["name"] = words[name]
        found[name] = reverse(f"support:{name}", kwargs=values)
    return found
