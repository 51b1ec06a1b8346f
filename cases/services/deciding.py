"""What comes back from the agency: requests for more, and the decision with what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.desired_period import written
from cases.models import AgencyRequest, Case
from cases.models.choices import ApplicationType
from cases.services.keeping import sync_cases
from cases.services.recording import move
from cases.transitions import transition_of
from compliance.audit.services import audited
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.fees import fee
from compliance.reckoning.period_of_stay import (
    EXTENSION,
    longest_period_months,
    period_of_stay_end,
    period_of_stay_valid,
)
from compliance.residence.services import end_extension_application, register_residence_card
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from datetime import date

    from compliance.residence.models import ResidenceCard

Actor = Any
_PERMISSION = {ApplicationType.EXTENSION: "extension", ApplicationType.CHANGE: "change"}


@audited
def record_agency_request(
    *, case: Case, received_on: date, due_on: date, wants: str, by: Actor
) -> AgencyRequest:
    """資料提出通知: the agency asks for more, by a day that stands in the ledger from now on."""
    transition_of(case, "agency_asks")
    if case.submitted_on is not None and received_on < case.submitted_on:
        raise ValidationError({"received_on": _("The agency asks for nothing before the submission.")})
    request = AgencyRequest(case=case, received_on=received_on, due_on=due_on, wants=wants.strip())
    request.full_clean(exclude=["case"])
    request.save()
    move(case, "agency_asks", by=by, on=received_on, remark=request.wants)
    repost("case", [case.pk])
    return request


@audited
def answer_agency(*, case: Case, answered_on: date, answer: str, by: Actor) -> Case:
    """What was asked for is handed in; the case waits for the decision again."""
    transition_of(case, "answer_agency")
    for request in case.agency_requests.filter(answered_on__isnull=True):
        request.answered_on, request.answer = answered_on, answer.strip()
        request.full_clean(exclude=["case"])
        request.save()
    move(case, "answer_agency", by=by, on=answered_on, remark=answer.strip())
    repost("case", [case.pk])
    return case


@audited
def grant(
    *,
    case: Case,
    decided_on: date,
    by: Actor,
    status: str = "",
    months: int | None = None,
    expires_on: date | None = None,
    card_number: str = "",
    designated_field: str = "",
    designated_employer: str = "",
    issued_on: date | None = None,
    remark: str = "",
) -> Case:
    """Granted. A new card is registered as a new version, which posts the new deadlines; the card before it
    is kept as it was. A certificate of eligibility has no card: its own day is kept.
    """
    transition_of(case, "grant")
    _check_decision(case, decided_on)
    case.decided_on = decided_on
    if case.application_type == ApplicationType.COE:
        case.certificate_issued_on = issued_on or decided_on
    elif case.application_type in _PERMISSION:
        _check_period(case, decided_on, status, months, expires_on)
        case.granted_status, case.granted_months, case.granted_expires_on = status, months, expires_on
        case.fee_yen = case.fee_yen if case.fee_yen is not None else _fee(case)
        if card_number:
            designation = {
                "designated_field": designated_field or case.field,
                "designated_employer": designated_employer,
            }
            case.granted_card = _new_card(case, card_number, designation, issued_on, by)
    move(case, "grant", by=by, on=decided_on, remark=remark)
    sync_cases(cases=[case])
    repost("case", [case.pk])
    return case


def _check_decision(case: Case, decided_on: date) -> None:
    if case.submitted_on is not None and decided_on < case.submitted_on:
        raise ValidationError(
            {
                "decided_on": _("The decision cannot come before the submission (%(day)s).")
                % {"day": case.submitted_on.isoformat()}
            }
        )
    if decided_on > clock.today():
        raise ValidationError({"decided_on": _("This day is still to come.")})


def _check_period(
    case: Case, decided_on: date, status: str, months: int | None, expires_on: date | None
) -> None:
    """The period must be one the law has for the status, and the stay must follow on what there is."""
    if not status:
        raise ValidationError({"status": _("Say which status was granted.")})
    if months is None or expires_on is None:
        raise ValidationError({"expires_on": _("Say which period was granted, and until when.")})
    _check_length(status, decided_on, months)
    _check_overlap(case, decided_on, months, expires_on)


def _check_length(status: str, decided_on: date, months: int) -> None:
    try:
        allowed = period_of_stay_valid(status=status, permitted_on=decided_on, months=months)
        longest = longest_period_months(status=status, permitted_on=decided_on)
    except ImpossibleFacts as impossible:
        raise ValidationError({"status": str(impossible)}) from impossible
    except RuleNotInForce:
        return
    if allowed.valid:
        return
    if longest and months > longest:
        raise ValidationError(
            {
                "months": _("The law grants this status for %(longest)s at most. Read the card again.")
                % {"longest": written(longest)}
            }
        )
    raise ValidationError({"months": _("The law knows no such period for this status. Read the card again.")})


def _check_overlap(case: Case, decided_on: date, months: int, expires_on: date) -> None:
    """The new stay ends after the one it follows, no later than the count gives, and overlaps no other."""
    if expires_on <= decided_on:
        raise ValidationError({"expires_on": _("The period of stay ends before it was permitted.")})
    current = case.worker.cards.current().first() if case.worker else None
    is_extension = case.application_type == ApplicationType.EXTENSION
    if current is not None and is_extension and expires_on <= current.expires_on:
        raise ValidationError(
            {
                "expires_on": _(
                    "This stay overlaps the one there is, which ends on %(day)s: an extension ends later."
                )
                % {"day": current.expires_on.isoformat()}
            }
        )
    longest = _counted_end(case, decided_on, months, current)
    if longest is not None and expires_on > longest:
        raise ValidationError(
            {
                "expires_on": _("That is longer than the period granted: by the count it ends on %(day)s.")
                % {"day": longest.isoformat()}
            }
        )
    later = case.worker.stays.filter(from_on__gt=decided_on, from_on__lte=expires_on) if case.worker else None
    if later is not None and later.exists():
        raise ValidationError(
            {"expires_on": _("This stay overlaps another that is entered. Correct the stays first.")}
        )


def _counted_end(case: Case, decided_on: date, months: int, current: Any) -> date | None:
    """The last day by the count; the printed day may be earlier, and then stands."""
    is_extension = case.application_type == ApplicationType.EXTENSION
    if is_extension and current is None:
        return None
    try:
        return period_of_stay_end(
            basis=EXTENSION if is_extension else "change",
            permitted_on=decided_on,
            months=months,
            previous_expiry=current.expires_on if is_extension else None,
        ).expires_on
    except (ImpossibleFacts, RuleNotInForce):
        return None


def _fee(case: Case) -> int | None:
    """What is paid on permission, by the day the application was accepted."""
    channel = "online" if case.channel == "online" else "counter"
    if case.submitted_on is None:
        return None
    try:
        found = fee(
            procedure=str(case.application_type),
            accepted_on=case.submitted_on,
            channel=channel,
            months_granted=case.granted_months,
        )
    except (ImpossibleFacts, RuleNotInForce):
        return None
    return found.yen + found.payment_fee_yen


def _new_card(
    case: Case, number: str, designation: dict[str, str], issued_on: date | None, by: Actor
) -> ResidenceCard:
    assert case.worker is not None  # noqa: S101 - applications for a status are of a worker
    try:
        return register_residence_card(
            worker=case.worker,
            number=number,
            expires_on=case.granted_expires_on,  # type: ignore[arg-type] # checked before
            status=case.granted_status,
            permission_kind=_PERMISSION[ApplicationType(case.application_type)],
            permitted_on=case.decided_on,
            period_months=case.granted_months,
            issued_on=issued_on,
            by=by,
            **designation,
        )
    except ValidationError as refused:
        named = refused.error_dict if hasattr(refused, "error_dict") else None
        if named and "number" in named:
            raise ValidationError({"card_number": named["number"]}) from refused
        raise


@audited
def refuse(*, case: Case, decided_on: date, by: Actor, remark: str = "") -> Case:
    """Not granted. Why, as far as the agency said so, is kept with the case."""
    transition_of(case, "refuse")
    _check_decision(case, decided_on)
    case.decided_on, case.outcome_note = decided_on, remark.strip()
    _end_on_card(case, "refused", by)
    move(case, "refuse", by=by, on=decided_on, remark=remark.strip())
    repost("case", [case.pk])
    return case


@audited
def withdraw(*, case: Case, withdrawn_on: date, reason: str, by: Actor) -> Case:
    """The application is taken back before it is decided."""
    transition_of(case, "withdraw")
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the application is withdrawn.")})
    if case.submitted_on is not None and withdrawn_on < case.submitted_on:
        raise ValidationError({"withdrawn_on": _("It cannot be withdrawn before it was submitted.")})
    case.outcome_note = reason.strip()
    _end_on_card(case, "withdrawn", by)
    move(case, "withdraw", by=by, on=withdrawn_on, remark=reason.strip())
    repost("case", [case.pk])
    return case


def _end_on_card(case: Case, reason: str, by: Actor) -> None:
    """The special period ends with the application: the card's own days stand in the ledger again."""
    if case.application_type != ApplicationType.EXTENSION or case.worker is None:
        return
    card = case.worker.cards.current().filter(extension_applied_on=case.submitted_on).first()
    if card is not None:
        end_extension_application(card=card, reason=reason, by=by)
