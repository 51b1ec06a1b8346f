"""Sheets of a worker: working conditions, pay comparison, recruitment, declarations, the sixth year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.desk.fields import JapaneseDateField
from compliance.desk.sheets.fields import ChosenField
from compliance.desk.sheets.result_lines import ResultsField
from compliance.desk.sheets.sheet import Rows, Sheet
from compliance.employment import condition_services as employment
from compliance.employment.models import (
    Allowance,
    Deduction,
    EmploymentContract,
    ForeignFee,
    PayComparison,
    Recruitment,
    Shift,
    WorkingConditions,
)
from compliance.employment.models.ending_and_insurance import Insurance
from compliance.employment.models.term_and_place import RenewalCriterion
from compliance.workers import five_year_services, history_services
from compliance.workers.models import SixYearRoute, WorkerDeclaration

if TYPE_CHECKING:
    from compliance.workers.models import Worker


class NothingToWriteOn(Exception):  # noqa: N818 - it is said to a person as it stands
    """The sheet needs something that is not there yet."""


def _contract(worker: Worker, user: Any) -> EmploymentContract:
    found = EmploymentContract.objects.visible_to(user).current().filter(worker=worker).first()
    if found is None:
        raise NothingToWriteOn(gettext("Register an employment contract first; conditions belong to one."))
    return found


def _conditions(worker: Worker, user: Any) -> WorkingConditions | None:
    contract = _contract(worker, user)
    return WorkingConditions.objects.visible_to(user).filter(contract=contract).first()


def _save_conditions(worker: Worker, by: Any, facts: dict[str, Any], rows: dict[str, Any]) -> Any:
    return employment.set_conditions(contract=_contract(worker, by), by=by, rows=rows, **facts)


def _comparison(worker: Worker, user: Any) -> PayComparison | None:
    contract = _contract(worker, user)
    return PayComparison.objects.visible_to(user).filter(contract=contract).first()


def _save_comparison(worker: Worker, by: Any, facts: dict[str, Any], _rows: dict[str, Any]) -> Any:
    return employment.compare_pay(contract=_contract(worker, by), by=by, **facts)


def _save_recruitment(worker: Worker, by: Any, facts: dict[str, Any], rows: dict[str, Any]) -> Any:
    return employment.note_recruitment(worker=worker, by=by, **facts, **rows)


def _save_declaration(worker: Worker, by: Any, facts: dict[str, Any], _rows: dict[str, Any]) -> Any:
    answered = any(facts[name] is not None for name in _DECLARED if name in facts)
    if answered and facts["asked_on"] is None:
        raise ValidationError({"asked_on": gettext("Say on which day the worker was asked.")})
    return history_services.declare(worker=worker, by=by, **facts)


_DECLARED: Final = (
    "has_deposit",
    "agreed_to_foreign_fees",
    "followed_home_procedures",
    "agreed_to_regular_costs",
    "will_transfer_skills",
    "meets_field_notice",
)
_WEEKDAYS: Final = (
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
    (7, _("Sunday")),
)


def _names(model: Any) -> tuple[str, ...]:
    """The fields an abstract part of the conditions brings, in its order."""
    return tuple(field.name for field in model._meta.local_fields)


def _parts() -> tuple[tuple[Any, tuple[str, ...]], ...]:
    from compliance.employment.models import ending_and_insurance, hours, pay, term_and_place  # noqa: PLC0415

    return (
        (_("Term of the contract"), _names(term_and_place.TermOfContract)),
        (_("Place and work"), _names(term_and_place.PlaceAndWork)),
        (_("Dispatch"), _names(term_and_place.Dispatch)),
        (_("Hours"), _names(hours.Hours)),
        (_("Days off and leave"), _names(hours.DaysOff)),
        (_("Pay"), _names(pay.Pay)),
        (_("Leaving, insurance, health"), _names(ending_and_insurance.EndingAndInsurance)),
    )


CONDITIONS = Sheet(
    slug="conditions",
    title=_("Working conditions"),
    model=WorkingConditions,
    sections=_parts(),
    load=_conditions,
    save=_save_conditions,
    done=_("The working conditions are noted."),
    hint=_(
        "What was open is completed. Another answer than before is a new version of the contract, "
        "and the version before it is kept."
    ),
    rows=(
        Rows("shifts", _("Shifts"), Shift, ("begins_at", "ends_at", "applies", "daily_minutes")),
        Rows("allowances", _("Allowances"), Allowance, ("kind", "name", "yen", "reckoning", "hours")),
        Rows("deductions", _("Deductions"), Deduction, ("kind", "name", "yen")),
    ),
    special={
        "renewal_criteria": lambda **kwargs: ChosenField(RenewalCriterion.choices, **kwargs),
        "insurances": lambda **kwargs: ChosenField(Insurance.choices, **kwargs),
        "weekdays_off": lambda **kwargs: ChosenField(_WEEKDAYS, coerce=int, **{**kwargs, "help_text": ""}),
    },
    extra={
        "changed_on": lambda: JapaneseDateField(
            label=_("changed terms hold from"),
            required=False,
            help_text=_("Only for a change that was agreed; a correction of the entry has no such day."),
        )
    },
)
COMPARISON = Sheet(
    slug="pay-comparison",
    title=_("Pay comparison"),
    model=PayComparison,
    view_capability="cases.view",
    sections=(
        (
            _("The worker"),
            ("unit", "worker_role", "worker_experience_years", "worker_pay", "worker_other"),
        ),
        (
            _("The Japanese compared with"),
            (
                "has_comparable",
                "role",
                "age",
                "sex",
                "experience_years",
                "pay",
                "has_pay_rules",
                "pay_by_rules",
                "reason",
                "other",
            ),
        ),
        (_("Drawn up"), ("drawn_up_on", "author_title", "author_name")),
    ),
    load=_comparison,
    save=_save_comparison,
    done=_("The pay comparison is noted."),
)
RECRUITMENT = Sheet(
    slug="recruitment",
    title=_("Recruitment"),
    model=Recruitment,
    sections=(
        (
            _("Agency in Japan"),
            (
                "used_agency",
                "agency_permit",
                "agency_accepted_on",
                "agency_is_free",
                "agency_name",
                "agency_corporate_number",
                "agency_insurance_number",
                "agency_postal_code",
                "agency_address",
                "agency_phone",
                "agency_fee_worker",
                "agency_fee_worker_local",
                "agency_fee_worker_purpose",
                "agency_fee_employer",
                "agency_fee_employer_purpose",
            ),
        ),
        (
            _("Intermediary abroad"),
            (
                "used_intermediary",
                "intermediary_name",
                "intermediary_country",
                "intermediary_address",
                "intermediary_phone",
                "intermediary_fee_worker",
                "intermediary_fee_worker_local",
                "intermediary_fee_worker_purpose",
                "intermediary_fee_employer",
                "intermediary_fee_employer_local",
                "intermediary_fee_employer_purpose",
            ),
        ),
        (
            _("Guidance and the statement"),
            ("guidance_as_planned", "paid_abroad", "drawn_up_on", "author_title", "author_name"),
        ),
    ),
    load=lambda worker, user: Recruitment.objects.visible_to(user).filter(worker=worker).first(),
    save=_save_recruitment,
    done=_("The recruitment is noted."),
    rows=(
        Rows(
            "foreign_fees",
            _("Fees paid abroad by the worker"),
            ForeignFee,
            ("payee", "purpose", "paid_on", "amount", "currency", "yen"),
        ),
    ),
)
DECLARATION = Sheet(
    slug="declaration",
    title=_("The worker's answers"),
    model=WorkerDeclaration,
    sections=(
        (_("Deposit and penalties"), ("has_deposit", "deposit_holder", "deposit_detail")),
        (
            _("Costs and procedures"),
            (
                "agreed_to_foreign_fees",
                "followed_home_procedures",
                "home_procedure_number",
                "agreed_to_regular_costs",
                "will_transfer_skills",
                "meets_field_notice",
            ),
        ),
        (_("Asked"), ("asked_on",)),
    ),
    load=lambda worker, user: WorkerDeclaration.objects.visible_to(user).filter(worker=worker).first(),
    save=_save_declaration,
    done=_("The answers are noted."),
    hint=_("What nobody asked stays open; it is never taken for a no."),
)
SIX_YEARS = Sheet(
    slug="six-year-route",
    title=_("The sixth year"),
    model=SixYearRoute,
    sections=(
        (_("What it rests on"), ("results", "has_pledged", "pledged_on", "employer_continues", "evidence")),
        (_("The agency"), ("decision", "requested_on", "decided_on")),
    ),
    load=lambda worker, user: SixYearRoute.objects.visible_to(user).filter(worker=worker).first(),
    save=lambda worker, by, facts, _rows: five_year_services.note_six_year_route(
        worker=worker, by=by, **facts
    ),
    done=_("The route to a sixth year is noted; the five-year limit is reckoned."),
    special={"results": ResultsField},
)
WORKER_SHEETS: dict[str, Sheet] = {
    sheet.slug: sheet for sheet in (CONDITIONS, COMPARISON, RECRUITMENT, DECLARATION, SIX_YEARS)
}
