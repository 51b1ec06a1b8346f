"""Forms of support: the plan, the records that prove it, the explanation of the support contract."""

from __future__ import annotations

from typing import Final

from cases.form_making.subject import MadeForm

FORMS: Final[tuple[MadeForm, ...]] = (
    MadeForm(slug="support_plan", subject="plan", capability="support.forms", papers=("support_plan",)),
    MadeForm(
        slug="guidance_confirmation",
        subject="log",
        capability="support.forms",
        only={"obligation": "pre_arrival_guidance"},
        once_per="worker",
    ),
    MadeForm(
        slug="orientation_confirmation",
        subject="log",
        capability="support.forms",
        only={"obligation": "life_orientation"},
        once_per="worker",
    ),
    MadeForm(
        slug="interview_report_worker",
        subject="interview",
        capability="support.forms",
        only={"interview_with": "worker"},
    ),
    MadeForm(
        slug="interview_report_supervisor",
        subject="interview",
        capability="support.forms",
        only={"interview_with": "supervisor"},
    ),
    MadeForm(slug="consultation_record", subject="worker", capability="support.forms", period="quarter"),
    MadeForm(slug="job_change_report", subject="worker", capability="support.forms"),
    MadeForm(slug="support_not_done_reasons", subject="worker", capability="support.forms"),
    MadeForm(
        slug="support_contract_explanation",
        subject="worker",
        capability="forms.make",
        papers=("support_entrustment",),
    ),
    MadeForm(slug="payment_certificate", subject="payroll", capability="forms.make", only={"method": "cash"}),
)
