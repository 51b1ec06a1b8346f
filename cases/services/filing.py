"""From preparation to filing: prepared, sent back, approved, submitted, done, abandoned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from cases import checklist, words
from cases.checks import run_checks
from cases.models import Case
from cases.models.choices import ApplicationType, Capacity, Channel, Kind
from cases.services.keeping import sync_cases
from cases.services.recording import move
from cases.transitions import transition_of
from compliance.audit.services import audited
from compliance.common import clock
from compliance.deadlines import services as deadlines
from compliance.deadlines.services import repost
from compliance.residence.services import record_extension_application

if TYPE_CHECKING:
    from datetime import date

Actor = Any


@audited
def prepare(
    *,
    case: Case,
    by: Actor,
    capacity: str = Capacity.EMPLOYER_STAFF,
    law_read: bool = False,
    remark: str = "",
) -> Case:
    """Preparation is finished: every paper is here, every blocking check is met or answered for."""
    transition_of(case, "prepare")
    _check_capacity(capacity)
    _check_law_prompt(case, capacity, law_read=law_read)
    sync_cases(cases=[case])
    _check_papers(case)
    _check_checks(case)
    move(case, "prepare", by=by, capacity=capacity, remark=remark)
    sync_cases(cases=[case])
    return case


def _check_capacity(capacity: str) -> None:
    if capacity not in Capacity.values:
        raise ValidationError({"capacity": _("Say in which capacity you act.")})


def _check_law_prompt(case: Case, capacity: str, *, law_read: bool) -> None:
    """Staff of a support body first read what the law reserves to scriveners and lawyers."""
    if law_read and case.law_prompt_read_at is None:
        case.law_prompt_read_at = clock.now()
    if capacity == Capacity.SUPPORT_BODY_STAFF and case.law_prompt_read_at is None:
        raise ValidationError(
            {
                "law_read": _(
                    "Preparing papers for others for pay is reserved to scriveners and lawyers. "
                    "Confirm that you have read this and act only as filing agent."
                )
            }
        )


def _check_papers(case: Case) -> None:
    missing = checklist.missing_of(case.documents.all(), on=case.planned_filing_on or clock.today())
    if missing:
        listed = "、".join(words.paper_title(paper) for paper in missing[:5])
        more = _(" and %(count)d more") % {"count": len(missing) - 5} if len(missing) > 5 else ""
        raise ValidationError(
            _(
                "Papers are missing or too old: %(listed)s%(more)s. "
                "Receive them, or say why they may be left out."
            ),
            params={"listed": listed, "more": more},
        )


def _check_checks(case: Case) -> None:
    standing = [found for found in run_checks(case) if found.stands_in_the_way]
    if standing:
        raise ValidationError(
            _("This stands in the way: %(listed)s. A manager may override it, with a reason."),
            params={"listed": "、".join(str(found.words) for found in standing)},
        )


@audited
def send_back(*, case: Case, reason: str, by: Actor) -> Case:
    """Something has to be done again."""
    _check_reason(reason, _("Say what has to be done again."))
    move(case, "send_back", by=by, remark=reason.strip())
    return case


@audited
def approve(*, case: Case, by: Actor, remark: str = "") -> Case:
    """A manager looked at everything and approves. What stands in the way by now is looked at again."""
    transition_of(case, "approve")
    _check_checks(case)
    move(case, "approve", by=by, capacity=Capacity.EMPLOYER_STAFF, remark=remark)
    return case


@audited
def submit(
    *,
    case: Case,
    by: Actor,
    submitted_on: date,
    channel: str,
    capacity: str,
    receipt_number: str = "",
    law_read: bool = False,
    remark: str = "",
) -> Case:
    """It was filed: when, how, by whom in which capacity, under which receipt number.

    An extension is noted on the card, so that the special period stands in the ledger; a notification
    settles the deadline it answers. The forms of the case are then kept as filed.
    """
    transition_of(case, "submit")
    _check_capacity(capacity)
    _check_law_prompt(case, capacity, law_read=law_read)
    _check_submission(case, submitted_on, channel, receipt_number.strip())
    case.submitted_on, case.channel, case.submitted_as = submitted_on, channel, capacity
    case.receipt_number = receipt_number.strip()
    if case.application_type == ApplicationType.EXTENSION:
        _note_on_card(case, by)
    move(case, "submit", by=by, on=submitted_on, capacity=capacity, remark=remark)
    if case.kind == Kind.NOTIFICATION:
        _settle(case, by, submitted_on)
    sync_cases(cases=[case])
    repost("case", [case.pk])
    for path in settings.SUBMISSION_FOLLOWERS:
        import_string(path)(case, by)
    return case


def _check_submission(case: Case, submitted_on: date, channel: str, receipt_number: str) -> None:
    if channel not in Channel.values:
        raise ValidationError({"channel": _("Say how it was filed: at the counter, online or by post.")})
    if submitted_on > clock.today():
        raise ValidationError({"submitted_on": _("This day is still to come.")})
    taken = Case.objects.filter(organization=case.organization_id, receipt_number=receipt_number)
    if receipt_number and taken.exclude(pk=case.pk).exists():
        raise ValidationError(
            {
                "receipt_number": _(
                    "This receipt number is entered with another case already. Check the slip of this one."
                )
            }
        )


def _note_on_card(case: Case, by: Actor) -> None:
    card = case.worker.cards.current().first() if case.worker else None
    if card is None:
        raise ValidationError(
            _("No card is registered: register it, so that the special period can be posted.")
        )
    assert case.submitted_on  # noqa: S101 - set by the caller
    try:
        record_extension_application(
            card=card, applied_on=case.submitted_on, receipt=case.receipt_number, by=by
        )
    except ValidationError as refused:
        raise ValidationError({"submitted_on": refused.messages}) from refused


def _settle(case: Case, by: Actor, on: date) -> None:
    """The deadline the case answers is met."""
    deadline = case.deadline
    if deadline is None or deadline.state != "open" or not hasattr(by, "pk"):
        return
    words_of_it = _("notified on %(day)s") % {"day": on.isoformat()}
    receipt = f" ({case.receipt_number})" if case.receipt_number else ""
    deadlines.settle(deadline=deadline, by=by, note=words_of_it + receipt, on=on)


@audited
def complete(*, case: Case, by: Actor, done_on: date | None = None, remark: str = "") -> Case:
    """A process has come to its end, or the worker has filed the own notification."""
    day = done_on or clock.today()
    move(case, "complete", by=by, on=day, remark=remark)
    _settle(case, by, day)
    repost("case", [case.pk])
    return case


@audited
def abandon(*, case: Case, reason: str, by: Actor) -> Case:
    """It is not filed after all."""
    _check_reason(reason, _("Say why the case is abandoned."))
    move(case, "abandon", by=by, remark=reason.strip())
    repost("case", [case.pk])
    return case


@audited
def reopen(*, case: Case, reason: str, by: Actor) -> Case:
    """It is taken up again, unless its deadline has another case by now."""
    _check_reason(reason, _("Say why the case is taken up again."))
    if case.deadline_id and Case.objects.open().filter(deadline=case.deadline_id).exists():
        raise ValidationError(_("Its deadline has another open case by now."))
    move(case, "reopen", by=by, remark=reason.strip())
    sync_cases(cases=[case])
    repost("case", [case.pk])
    return case


def _check_reason(reason: str, message: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": message})
