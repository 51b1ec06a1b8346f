"""The facts of a fiscal year, read in a few queries, as the reckoning takes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.annual_report.enrolments import enrolments
from cases.annual_report.models import WorkerNote
from compliance.common.dates import last_day_of_month
from compliance.employment.models import EmploymentContract, PayrollRecord
from compliance.employment.models.pay import PayMethod
from compliance.reckoning.annual_report import PayrollMonth, ReportedWorker
from compliance.reckoning.periodic_report import annual_report as period_of_report
from compliance.workers.models import Worker
from support_plans.models import SupportPlan, SupportStaff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization
    from compliance.reckoning.annual_report import Enrolment

SUPPORTED = "ssw1"


@dataclass(frozen=True, slots=True)
class Collected:
    """Everybody of the year, and those whose status is not known."""

    workers: list[ReportedWorker]
    unknown: list[Worker]
    """Employed in the year, and no card says under which status."""


def collect(organization: AcceptingOrganization, fiscal_year: int) -> Collected:
    """Everybody with a contract on a day of the year."""
    period = period_of_report(fiscal_year)
    before = period_of_report_before(fiscal_year)
    contracts = EmploymentContract.objects.overlapping(period.period_from, period.period_to)
    workers = list(
        Worker.objects.filter(
            organization=organization,
            pk__in=contracts.filter(worker__organization=organization).values("worker"),
        )
        .select_related("site", "support_contract__support_organization")
        .prefetch_related("cards", "contracts__site", "contracts__conditions")
        .order_by("employee_number", "name", "pk")
    )
    payroll = _payroll(workers, before[0], period.period_to)
    notes = {
        note.worker_id: note
        for note in WorkerNote.objects.filter(
            report__organization=organization, report__fiscal_year=fiscal_year
        )
    }
    officers = _Officers(organization, workers, period.period_to)
    found = Collected([], [])
    for worker in workers:
        held = enrolments(contracts=worker.contracts.all(), cards=worker.cards.all(), left_on=worker.left_on)
        if not any(card.voided_at is None and card.status for card in worker.cards.all()):
            found.unknown.append(worker)
            continue
        found.workers.append(
            _reported(
                worker,
                held=held,
                records=payroll[worker.pk],
                note=notes.get(worker.pk),
                officers=officers,
                period=period,
            )
        )
    return found


def period_of_report_before(fiscal_year: int) -> tuple[date, date]:
    """The year before, for the rate of raise; known even where no report was due for it."""
    period = period_of_report(fiscal_year)
    return period.period_from.replace(year=fiscal_year - 1), period.period_to.replace(year=fiscal_year)


def _payroll(workers: Sequence[Worker], first: date, last: date) -> Mapping[int, list[PayrollRecord]]:
    found: dict[int, list[PayrollRecord]] = defaultdict(list)
    rows = PayrollRecord.objects.filter(
        worker__in=[worker.pk for worker in workers], year__gte=first.year, year__lte=last.year
    )
    for row in rows.order_by("year", "month"):
        found[row.worker_id].append(row)
    return found


def _reported(
    worker: Worker,
    *,
    held: tuple[Enrolment, ...],
    records: Sequence[PayrollRecord],
    note: WorkerNote | None,
    officers: _Officers,
    period: Any,
) -> ReportedWorker:
    months = [(record, _month(record, held)) for record in records]
    begins = (period.period_from.year, period.period_from.month)
    this_year = [(record, month) for record, month in months if (record.year, record.month) >= begins]
    contract = _contract_on(worker, period.period_to)
    body, officer, phone = officers.of(worker, held)
    return ReportedWorker(
        ref=worker.pk,
        name=worker.name,
        field=contract.field if contract else "",
        site=_site(worker, contract),
        enrolments=held,
        payroll=tuple(month for _record, month in this_year),
        last_year=tuple(month for record, month in months if (record.year, record.month) < begins),
        nationality=worker.nationality,
        birth_date=worker.birth_date,
        sex=worker.sex,
        pays_by_transfer=_by_transfer([record for record, _month in this_year], contract),
        support_body=body,
        support_officer=(note.support_officer if note else "") or officer,
        support_phone=(note.support_phone if note else "") or phone,
        special_report_not_filed=bool(note and note.special_report_not_filed),
        remarks=note.remarks if note else "",
    )


def _month(record: PayrollRecord, held: Iterable[Enrolment]) -> PayrollMonth:
    last = last_day_of_month(record.year, record.month)
    first = last.replace(day=1)
    statuses = [
        each.status for each in held if each.from_on <= last and (each.to_on is None or each.to_on >= first)
    ]
    return PayrollMonth(
        year=record.year,
        month=record.month,
        status=statuses[-1] if statuses else "",
        days=record.working_days,
        regular_hours=record.regular_hours,
        overtime_hours=record.overtime_hours,
        cash=record.gross,
        overtime_pay=record.overtime_pay,
        commuting=record.commuting,
        attendance=record.attendance,
        family=record.family,
        bonus=record.bonus,
        food=record.food,
        housing=record.housing,
        tax_and_insurance=record.tax + record.social_insurance + record.employment_insurance,
        other_deductions=record.other_deductions,
        partial=record.is_partial,
    )


def _contract_on(worker: Worker, day: date) -> Any:
    """The contract in force on the day, or the worker's last one before it."""
    begun = [c for c in worker.contracts.all() if c.superseded_at is None and c.starts_on <= day]
    return max(begun, key=lambda contract: contract.starts_on, default=None)


def _site(worker: Worker, contract: Any) -> str:
    if contract is not None and contract.site is not None:
        return str(contract.site.name)
    return worker.site.name if worker.site else ""


def _by_transfer(records: Sequence[PayrollRecord], contract: Any) -> bool | None:
    """Every month by transfer, or not. Without a word in payroll, what the contract says."""
    methods = {record.method for record in records if record.method}
    if not methods:
        conditions = getattr(contract, "conditions", None)
        methods = {conditions.pay_method} if conditions is not None and conditions.pay_method else set()
    return methods == {PayMethod.TRANSFER} if methods else None


class _Officers:
    """Who supported whom on the last day of the year."""

    def __init__(self, organization: AcceptingOrganization, workers: Sequence[Worker], day: date) -> None:
        self.organization = organization
        self.day = day
        self.plans: dict[int, SupportPlan] = {}
        plans = SupportPlan.objects.filter(worker__in=[worker.pk for worker in workers], agreed_on__lte=day)
        for plan in plans.select_related("office", "manager").order_by("agreed_on", "version"):
            self.plans[plan.worker_id] = plan
        bodies = {w.support_contract.support_organization_id for w in workers if w.support_contract}
        self.own: list[SupportStaff] = []
        self.of_bodies: dict[int, list[SupportStaff]] = defaultdict(list)
        staff = SupportStaff.objects.filter(post=SupportStaff.Post.OFFICER)
        for one in staff.filter(organization=organization):
            self.own += [one] if self._serves(one) else []
        for one in staff.filter(support_organization__in=bodies):
            if self._serves(one) and one.support_organization_id is not None:
                self.of_bodies[one.support_organization_id].append(one)

    def _serves(self, one: SupportStaff) -> bool:
        begun = one.since_on is None or one.since_on <= self.day
        return begun and (one.until_on is None or one.until_on >= self.day)

    def of(self, worker: Worker, held: Sequence[Enrolment]) -> tuple[str, str, str]:
        """The support body (empty: the employer itself), its officer, and where to call."""
        if not any(each.status == SUPPORTED for each in held[-1:]):
            return "", "", ""
        plan = self.plans.get(worker.pk)
        contract = worker.support_contract
        if contract is None or contract.starts_on > self.day:
            officer = self._at(self.own, worker.site_id, "site_id")
            return "", officer, self.organization.phone
        body = contract.support_organization
        office_id = plan.office_id if plan else None
        officer = self._at(self.of_bodies.get(body.pk, []), office_id, "office_id")
        phone = plan.office.phone if plan and plan.office else body.phone
        return body.name, officer, phone

    @staticmethod
    def _at(staff: Sequence[SupportStaff], place: int | None, name: str) -> str:
        """The one who serves there; without a place of their own, the only one there is."""
        there = [one for one in staff if place is not None and getattr(one, name) == place]
        chosen = there or list(staff)
        return chosen[0].name if len(chosen) == 1 or there else ""
