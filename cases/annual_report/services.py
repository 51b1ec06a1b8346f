"""Writes about annual reports: prepared, checked, submitted and kept as submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.annual_report.figures import as_data, fingerprint, report_of
from cases.annual_report.models import AnnualReport, WorkerNote
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import settle
from compliance.organizations.services import change_fields
from compliance.reckoning.periodic_report import annual_report as period_of_report

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

Actor = Any


@audited
def prepare_report(
    *, organization: AcceptingOrganization, fiscal_year: int, by: Actor, **facts: Any
) -> AnnualReport:
    """Begin the report of a year, or change what it says besides its figures."""
    report = AnnualReport.objects.filter(organization=organization, fiscal_year=fiscal_year).first()
    if report is None:
        report = AnnualReport(
            organization=organization, fiscal_year=fiscal_year, prepared_by=by if hasattr(by, "pk") else None
        )
        for name, value in facts.items():
            setattr(report, name, value)
        report.full_clean()
        report.save()
        _record(report, "annual_report.prepared", by)
        return report
    _still_open(report)
    if change_fields(report, facts):
        report = _unchecked(report)
        _record(report, "annual_report.changed", by)
    return report


@audited
def note_worker(*, report: AnnualReport, worker: Worker, by: Actor, **facts: Any) -> WorkerNote:
    """Say of one worker what no other record tells."""
    _still_open(report)
    if worker.organization_id != report.organization_id:
        raise ValidationError({"worker": _("This belongs to another organization.")})
    note = WorkerNote.objects.filter(report=report, worker=worker).first() or WorkerNote(
        report=report, worker=worker
    )
    for name, value in facts.items():
        setattr(note, name, value)
    note.full_clean()
    note.save()
    _unchecked(report)
    _record(report, "annual_report.noted", by, {"worker": worker.name})
    return note


@audited
def check_report(*, report: AnnualReport, by: Actor, despite: str = "") -> AnnualReport:
    """A manager looked it through.  With months missing it takes a reason."""
    _still_open(report)
    found = report_of(report.organization, report.fiscal_year)
    if (found.figures.missing or found.unknown) and not despite.strip():
        raise ValidationError(
            {"despite": _("Months of payroll or cards are missing. Enter them, or say why it is right so.")}
        )
    report.state = AnnualReport.State.CHECKED
    report.checked_by = by if hasattr(by, "pk") else None
    report.checked_at = clock.now()
    report.despite = despite.strip()[:300]
    report.save()
    _record(report, "annual_report.checked", by, {"despite": report.despite} if report.despite else {})
    return report


@audited
def submit_report(
    *, report: AnnualReport, submitted_on: date, channel: str, by: Actor, receipt_number: str = ""
) -> AnnualReport:
    """It was filed: its figures are kept as they were, and its deadline is settled."""
    _still_open(report)
    if report.state != AnnualReport.State.CHECKED:
        raise ValidationError({"state": _("A manager has to check the report first.")})
    period = period_of_report(report.fiscal_year)
    if submitted_on <= period.period_to:
        raise ValidationError({"submitted_on": _("The year was not over on that day.")})
    if submitted_on > clock.today():
        raise ValidationError({"submitted_on": _("This day is still to come.")})
    data = as_data(report_of(report.organization, report.fiscal_year), report.organization)
    data |= {
        "contact_name": report.contact_name,
        "contact_phone": report.contact_phone,
        "remarks": report.remarks,
    }
    report.state = AnnualReport.State.SUBMITTED
    report.submitted_on = submitted_on
    report.submitted_by = by if hasattr(by, "pk") else None
    report.channel = channel
    report.receipt_number = receipt_number
    report.figures = data
    report.figures_hash = fingerprint(data)
    report.full_clean()
    report.save()
    _record(report, "annual_report.submitted", by, {"on": submitted_on.isoformat(), "number": receipt_number})
    _settle(report, by)
    return report


def _settle(report: AnnualReport, by: Actor) -> None:
    due = Deadline.objects.filter(
        kind="annual_report",
        subject=f"organization:{report.organization_id}",
        period=f"FY{report.fiscal_year}",
        state=Deadline.State.OPEN,
    ).first()
    if due is not None and hasattr(by, "pk"):
        settle(deadline=due, by=by, note=_("The annual report was submitted."))


def _unchecked(report: AnnualReport) -> AnnualReport:
    """What was changed after the check has to be checked again."""
    if report.state == AnnualReport.State.CHECKED:
        report.state = AnnualReport.State.PREPARED
        report.checked_by = None
        report.checked_at = None
        report.save()
    return report


def _still_open(report: AnnualReport) -> None:
    if report.is_submitted:
        raise ValidationError(_("This report was submitted; it is kept as it was."))


def _record(report: AnnualReport, verb: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    record(
        by=by,
        verb=verb,
        target=report,
        organization_id=report.organization_id,
        label=str(report),
        details={"fiscal_year": report.fiscal_year, **(details or {})},
    )
