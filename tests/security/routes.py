"""Every address the project answers, and what its parameters can be filled with.

A new route is found here on the day it is added.  If a parameter cannot be filled, its test fails and says
what to add: a planted row in ``world``, or a line in ``MODELS`` or ``VALUES``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from tests.security.world import Side

_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)")
NONEXISTENT = 987654321

# What the word before an id, or the id's own name, means.
MODELS = {
    "workers": "workers.Worker",
    "worker_id": "workers.Worker",
    "deadlines": "deadlines.Deadline",
    "cards": "residence.ResidenceCard",
    "passports": "workers.Passport",
    "organizations": "organizations.AcceptingOrganization",
    "organization_id": "organizations.AcceptingOrganization",
    "report_id": "annual_report.AnnualReport",
    "tokens": "accounts.ApiToken",
    "imports": "imports.ImportBatch",
    "worker_pk": "workers.Worker",
    "cases": "cases.Case",
    "events": "cases.Event",
    "employers": "organizations.AcceptingOrganization",
    "letters": "cases.CaseRequest",
    "papers": "cases.CaseDocument",
    "paper-files": "cases.CaseFile",
    "steps": "cases.CaseStep",
    "overrides": "cases.CheckOverride",
    "clients": "organizations.AcceptingOrganization",
    "plans": "support_plans.SupportPlan",
    "tasks": "support_plans.SupportTask",
    "logs": "support_plans.SupportLog",
    "interviews": "support_plans.RegularInterview",
    "follow-ups": "support_plans.InterviewFollowUp",
    "consultations": "support_plans.Consultation",
    "files": "support_plans.SupportFile",
    "offices": "support_plans.SupportOffice",
    "staff": "support_plans.SupportStaff",
    "jobs": "form_making.FormJob",
    "filed": "form_making.FiledCopy",
}


@dataclass(frozen=True)
class Route:
    """One address pattern."""

    pattern: str
    name: str
    view: Callable[..., Any]
    parameters: tuple[str, ...]

    @property
    def label(self) -> str:
        return "/" + self.pattern

    @property
    def model(self) -> Any:
        """The model that the view itself is about, if it says so."""
        viewset = getattr(self.view, "cls", None)
        if getattr(viewset, "model", None) is not None:
            return viewset.model
        admin = getattr(self.view, "model_admin", None)
        return getattr(admin, "model", None)

    def path(self, values: dict[str, Any]) -> str:
        def fill(match: re.Match[str]) -> str:
            return str(values[match[2] or match[3]])

        return "/" + _PARAMETER.sub(fill, self.pattern)

    @property
    def has_object(self) -> bool:
        """Whether a parameter is the id of somebody's row."""
        return any(self.label_of(name) for name in self.parameters)

    def label_of(self, parameter: str) -> str | None:
        """Which model's id a parameter is; ``None``: a word out of ``VALUES``."""
        if (self.name, parameter) in VALUES or self.name in PAIRS:
            return None
        if parameter in MODELS:
            return MODELS[parameter]
        if parameter in {"pk", "object_id", "id"} and self.model is not None:
            return self.model._meta.label
        words = self.pattern.split("<")[0].rstrip("/").split("/")
        return MODELS.get(words[-1]) if parameter in {"pk", "id"} else None

    def fillings(self, side: Side | None, *, solo: bool = False) -> Iterator[dict[str, Any]]:
        """Values for the parameters that lead to rows of ``side``; ``None``: to rows that nobody has."""
        if self.name in PAIRS:
            yield from PAIRS[self.name](side, solo)
            return
        choices = [self._choices(name, side, solo) for name in self.parameters]
        for values in itertools.product(*choices):
            yield dict(zip(self.parameters, values, strict=True))

    def _choices(self, parameter: str, side: Side | None, solo: bool) -> list[Any]:
        words = VALUES.get((self.name, parameter))
        if words is not None:
            return list(words())
        label = self.label_of(parameter)
        if label is None:
            message = (
                f"{self.label} ({self.name}): nobody knows what to fill <{parameter}> with. "
                "Add it to MODELS or VALUES in tests/security/routes.py."
            )
            raise AssertionError(message)
        if side is None:
            return [NONEXISTENT]
        rows = side.solo if solo else side.rows
        if solo and label not in rows:
            return []
        if label not in rows:
            message = f"{self.label}: no row of {label} is planted. Plant one in tests/security/world.py."
            raise AssertionError(message)
        return [rows[label]]


def routes() -> list[Route]:
    """All of them, in order."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        text = str(pattern.pattern)
        if isinstance(pattern.pattern, RegexPattern):
            text = text.removeprefix("^").removesuffix("$").removesuffix("\\Z").replace("\\.", ".")
        route = prefix + text
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            names = tuple(match[2] or match[3] for match in _PARAMETER.finditer(route))
            name = namespace + (pattern.name or "")
            yield Route(route, name, pattern.callback, names)


def _rule_ids() -> list[str]:
    from compliance.rulebook import all_rules

    return [next(iter(all_rules())).id]


def _questions() -> list[str]:
    from compliance.questions.registry import questions

    return [next(iter(questions()))]


def _gaps() -> list[str]:
    return ["card", "history", "email"]


def _worker_sheets() -> list[str]:
    from compliance.desk.sheets.worker_sheets import WORKER_SHEETS

    return list(WORKER_SHEETS)


def _organization_sheets() -> list[str]:
    from compliance.desk.sheets.organization_sheets import ORGANIZATION_SHEETS

    return list(ORGANIZATION_SHEETS)


def _apps() -> list[str]:
    from django.contrib import admin

    return sorted({model._meta.app_label for model in admin.site._registry})


def _task_acts() -> list[str]:
    from support_plans.workspace.views import tasks

    return list(tasks.ACTS)


def _consultation_acts() -> list[str]:
    from support_plans.workspace.views import consultations

    return list(consultations.ACTS)


def _plan_parts() -> list[str]:
    from support_plans.desk.parts import PARTS

    return list(PARTS)


# Parameters that are words, not ids: by the route's name and the parameter's.
VALUES: dict[tuple[str, str], Callable[[], list[Any]]] = {
    ("admin:app_list", "app_label"): _apps,
    ("desk:gap", "slug"): _gaps,
    ("desk:sheet", "slug"): _worker_sheets,
    ("annual_report:detail", "year"): lambda: ["2025"],
    ("api:annual-figures", "year"): lambda: ["2025"],
    ("desk:organization-sheet", "slug"): _organization_sheets,
    ("questions:calculator", "name"): _questions,
    ("questions:rule", "rule_id"): _rule_ids,
    ("api:question-detail", "name"): _questions,
    ("api:rule-detail", "rule_id"): _rule_ids,
    ("support:task_act", "name"): _task_acts,
    ("support:consultation_act", "name"): _consultation_acts,
    ("plans:edit", "part"): _plan_parts,
    ("cases:act", "act"): lambda: ["prepare"],
    ("cases:paper", "what"): lambda: ["receive"],
    ("cases:step", "what"): lambda: ["take"],
    ("cases:new-event", "kind"): lambda: ["contract_ended", "nonconformity"],
}


def _acts(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    from compliance.desk.acts import ACTS

    rows = {} if side is None else side.solo if solo else side.rows
    for slug, act in ACTS.items():
        if act.target is None:
            yield {"pk": rows.get("workers.Worker", NONEXISTENT), "slug": slug}


def _acts_on(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    from compliance.desk.acts import ACTS

    rows = {} if side is None else side.solo if solo else side.rows
    for slug, act in ACTS.items():
        if act.target is not None:
            yield {
                "pk": rows.get("workers.Worker", NONEXISTENT),
                "slug": slug,
                "target_pk": rows.get(act.target._meta.label, NONEXISTENT),
            }


def _content_types(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    from django.contrib.contenttypes.models import ContentType

    from compliance.workers.models import Worker

    rows = {} if side is None else side.solo if solo else side.rows
    yield {
        "content_type_id": ContentType.objects.get_for_model(Worker).pk,
        "object_id": rows.get("workers.Worker", NONEXISTENT),
    }


def _settled(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    if not solo:
        yield {"pk": NONEXISTENT if side is None else side.settled}


def _made_forms(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    """One form of each kind of record and capability: the others go the same way."""
    from cases.form_making import subjects

    if side is None:
        for form in subjects.all_forms():
            yield {"slug": form.slug, "pk": NONEXISTENT}
        return
    for form in {(form.subject, form.capability): form for form in _fitting(side, solo)}.values():
        yield from _of_subject(form.slug, subjects.subject_of(form), side, solo)


def _fitting(side: Side | None, solo: bool) -> Iterator[Any]:
    """The forms that are made of the side's own records: not every notification is of every case."""
    from cases.form_making import subjects

    rows = {} if side is None else side.solo if solo else side.rows
    for form in subjects.all_forms():
        subject = subjects.subject_of(form)
        row = subject.rows.filter(pk=rows[subject.model]).first() if subject.model in rows else None
        if side is None or (row is not None and form.fits(row)):
            yield form


def _drawn_forms(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    """One form of each capability, because drawing takes its time."""
    from cases.form_making import subjects

    for form in {form.capability: form for form in reversed(subjects.all_forms())}.values():
        yield from _of_subject(form.slug, subjects.subject_of(form), side, solo)


def _applications(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    from cases.form_making import subjects

    form = subjects.form("extension_of_stay_v")
    yield from _of_subject(form.slug, subjects.subject_of(form), side, solo)


def _records_with_forms(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    from cases.form_making.subjects.records import SUBJECTS

    for subject in SUBJECTS:
        yield from _of_subject(subject.slug, subject, side, solo)


def _of_subject(slug: str, subject: Any, side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    rows = {} if side is None else side.solo if solo else side.rows
    if side is None or subject.model in rows:
        yield {"slug": slug, "pk": rows.get(subject.model, NONEXISTENT)}


def _employers_staff(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
    if not solo:
        yield {"pk": NONEXISTENT if side is None else side.employers_staff}


def _past(kind: str) -> Callable[[Side | None, bool], Iterator[dict[str, Any]]]:
    def fillings(side: Side | None, solo: bool) -> Iterator[dict[str, Any]]:
        if not solo:
            yield {"pk": NONEXISTENT if side is None else side.past[kind]}

    return fillings


# Parameters that hang together, or rows in another state than the planted one: all values at once.
PAIRS: dict[str, Callable[[Side | None, bool], Iterator[dict[str, Any]]]] = {
    "desk:reopen": _settled,
    "plans:change-staff": _employers_staff,
    "support:past_log": _past("log"),
    "support:past_interview": _past("interview"),
    "support:past_consultation": _past("consultation"),
    "desk:act": _acts,
    "desk:act-on": _acts_on,
    "admin:view_on_site": _content_types,
    "forms:record": _records_with_forms,
    "api:record-forms": _records_with_forms,
    "api:made-form": _made_forms,
    "api:made-form-keep": _made_forms,
    "api:made-form-pdf": _drawn_forms,
    "forms:form": _made_forms,
    "forms:keep": _made_forms,
    "forms:form-pdf": _drawn_forms,
    "forms:copy-sheet": _applications,
    "forms:bulk-file": _applications,
}
