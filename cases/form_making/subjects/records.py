"""The kinds of records that forms are made of."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.form_making.subject import Subject

_PLACES: Final = "cases.form_making.places."
_WORKER: Final = ("worker__organization", "worker__site", "worker__support_contract__support_organization")

SUBJECTS: Final = (
    Subject(
        slug="worker",
        name=_("worker"),
        model="workers.Worker",
        worker="self",
        organization="organization",
        related=("organization", "site", "support_contract__support_organization"),
        links=_PLACES + "of_worker",
    ),
    Subject(
        slug="plan",
        name=_("support plan"),
        model="support_plans.SupportPlan",
        worker="worker",
        organization="worker.organization",
        related=(*_WORKER, "support_contract__support_organization", "office", "manager", "support_site"),
        links=_PLACES + "of_plan",
        day="created_on",
    ),
    Subject(
        slug="log",
        name=_("record of support"),
        model="support_plans.SupportLog",
        worker="worker",
        organization="worker.organization",
        support_organization="support_organization",
        related=(*_WORKER, "support_organization"),
        links=_PLACES + "of_log",
        day="performed_on",
    ),
    Subject(
        slug="interview",
        name=_("regular interview"),
        model="support_plans.RegularInterview",
        worker="worker",
        organization="worker.organization",
        support_organization="support_organization",
        related=(*_WORKER, "support_organization", "interviewer"),
        links=_PLACES + "of_interview",
        day="held_on",
    ),
    Subject(
        slug="consultation",
        name=_("consultation"),
        model="support_plans.Consultation",
        worker="worker",
        organization="worker.organization",
        support_organization="support_organization",
        related=(*_WORKER, "support_organization"),
        links=_PLACES + "of_consultation",
        day="received_on",
    ),
    Subject(
        slug="contract",
        name=_("employment contract"),
        model="employment.EmploymentContract",
        worker="worker",
        organization="worker.organization",
        related=(*_WORKER, "site"),
        links=_PLACES + "of_contract",
        day="starts_on",
    ),
    Subject(
        slug="payroll",
        name=_("payroll of a month"),
        model="employment.PayrollRecord",
        worker="worker",
        organization="worker.organization",
        related=_WORKER,
        links=_PLACES + "of_payroll",
        day="paid_on",
    ),
    Subject(
        slug="support_contract",
        name=_("support contract"),
        model="organizations.SupportContract",
        organization="organization",
        related=("organization", "support_organization"),
        links=_PLACES + "of_support_contract",
        day="starts_on",
    ),
    Subject(
        slug="case",
        name=_("case"),
        model="cases.Case",
        worker="worker",
        organization="organization",
        related=("organization", *_WORKER, "event", "deadline"),
        links=_PLACES + "of_case",
        day="opened_on",
    ),
    Subject(
        slug="event",
        name=_("event"),
        model="cases.Event",
        worker="worker",
        organization="organization",
        related=("organization", *_WORKER, "contract", "support_contract__support_organization"),
        links=_PLACES + "of_event",
        day="happened_on",
    ),
    Subject(
        slug="annual_report",
        name=_("annual report"),
        model="annual_report.AnnualReport",
        organization="organization",
        related=("organization",),
        links=_PLACES + "of_annual_report",
    ),
    Subject(
        slug="organization",
        name=_("accepting organization"),
        model="organizations.AcceptingOrganization",
        organization="self",
        links=_PLACES + "of_organization",
    ),
    Subject(
        slug="support_body",
        name=_("registered support organization"),
        model="organizations.RegisteredSupportOrganization",
        support_organization="self",
        links=_PLACES + "of_support_body",
    ),
)
