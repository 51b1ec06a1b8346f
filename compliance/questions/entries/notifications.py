"""Questions on notifications: what is to be filed after an event, periodic reports, Hello Work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.questions.inputs import Choice, Day, Flag, Text, Whole
from compliance.questions.question import Question
from compliance.reckoning import notifications as after
from compliance.reckoning.hello_work import hello_work
from compliance.reckoning.periodic_report import (
    PeriodicReport,
    periodic_report,
    periodic_report_includes,
)

from .shared import attributes, status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SUBJECT = "notifications"
# Each event with what it needs beside its day, and what may be left open.
_EVENTS: Final[Mapping[str, tuple[Callable[..., after.Notifications], tuple[str, ...], tuple[str, ...]]]] = {
    "contract_ended": (after.contract_ended, ("reason",), ()),
    "contract_concluded": (after.contract_concluded, (), ()),
    "contract_changed": (after.contract_changed, (), ()),
    "resignation_notice": (after.resignation_notice, (), ()),
    "work_not_started": (after.work_not_started, ("permitted_on",), ()),
    "activity_stopped": (after.activity_stopped, ("on",), ("until",)),
    "worker_missing": (after.worker_missing, (), ()),
    "support_not_carried_out": (after.support_not_carried_out, ("learned_on",), ()),
    "nonconformity": (after.nonconformity, (), ()),
    "support_plan_changed": (after.support_plan_changed, ("status",), ()),
    "support_contract_concluded": (after.support_contract_concluded, ("status",), ()),
    "support_contract_ended": (after.support_contract_ended, ("status",), ()),
    "support_contract_changed": (after.support_contract_changed, ("status",), ()),
    "address_moved": (after.address_moved, (), ()),
    "worker_contract_changed": (after.worker_contract_changed, (), ()),
}


def _notification(*, event: str, **facts: Any) -> after.Notifications:
    reckon, needed, may_be_open = _EVENTS[event]
    wanted = {"happened_on", "filed_on", *needed, *may_be_open}
    known = {name: fact for name, fact in facts.items() if name in wanted}
    return reckon(**dict.fromkeys(may_be_open) | known)


def _event_needs(given: Mapping[str, Any]) -> tuple[str, ...]:
    return _EVENTS[given["event"]][1]


def _required(found: after.Notifications) -> dict[str, Any]:
    return {
        "required": [
            {
                "form": each.official_form,
                "due_on": each.due_on,
                "safe_on": each.safe_on,
                "last_day": each.last_day,
            }
            for each in found.required
        ]
    }


def _report(found: PeriodicReport) -> dict[str, Any]:
    return {
        "form": found.official_form,
        "forms": found.official_forms,
        "period_from": found.period_from,
        "period_to": found.period_to,
        "opens_on": found.opens_on,
        "last_day": found.last_day,
        "due_on": found.due_on,
        "safe_on": found.safe_on,
    }


QUESTIONS = (
    Question(
        name="notification",
        title=_("What is to be notified after an event"),
        about=_("Which notifications are due, and by when. Each event asks for its own facts."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="event",
                label=_("Event"),
                options={
                    "contract_ended": _("The employment contract ended"),
                    "contract_concluded": _("A new employment contract was concluded"),
                    "contract_changed": _("The employment contract changed"),
                    "resignation_notice": _("The worker gave notice"),
                    "work_not_started": _("Work has not started"),
                    "activity_stopped": _("The worker cannot work"),
                    "worker_missing": _("The worker is missing"),
                    "support_not_carried_out": _("Support is not carried out"),
                    "nonconformity": _("The employer no longer meets the standards"),
                    "support_plan_changed": _("The support plan changed"),
                    "support_contract_concluded": _("A support contract was concluded"),
                    "support_contract_ended": _("A support contract ended"),
                    "support_contract_changed": _("A support contract changed"),
                    "address_moved": _("The worker moved"),
                    "worker_contract_changed": _("The worker left or joined an employer"),
                },
            ),
            Day(
                name="happened_on",
                label=_("Happened on"),
                hint=_("For work not started: the day looked at."),
            ),
            Choice(
                name="reason",
                label=_("Reason"),
                required=False,
                options={
                    "expiry": _("Expiry of the contract"),
                    "employer": _("The employer's circumstances"),
                    "worker_resigned": _("The worker resigned"),
                    "dismissed_for_cause": _("Dismissed for the worker's fault"),
                    "missing": _("The worker is missing"),
                    "death": _("Death"),
                    "illness": _("Illness or injury"),
                },
            ),
            Day(name="permitted_on", label=_("Permitted on"), required=False),
            Day(name="learned_on", label=_("The employer learned of it on"), required=False),
            Day(
                name="until",
                label=_("Until"),
                hint=_("Left empty while it goes on."),
                required=False,
            ),
            Day(name="on", label=_("As of"), required=False),
            status(required=False),
            Day(name="filed_on", label=_("Filed on"), required=False),
        ),
        also_needs=_event_needs,
        reckon=_notification,
        answer=_required,
    ),
    Question(
        name="periodic_report",
        title=_("The periodic report"),
        about=_("Which report covers a fiscal year or a quarter, and when it is due."),
        subject=_SUBJECT,
        inputs=(
            Whole(name="fiscal_year", label=_("Fiscal year"), required=False, minimum=1900, maximum=9000),
            Text(
                name="quarter",
                label=_("Quarter"),
                hint=_("Under the earlier rule, such as 2025Q1."),
                required=False,
            ),
        ),
        one_of=("fiscal_year", "quarter"),
        reckon=periodic_report,
        answer=_report,
    ),
    Question(
        name="periodic_report_includes",
        title=_("Who belongs in the periodic report"),
        about=_("Whether somebody employed in this time is in the report of the fiscal year."),
        subject=_SUBJECT,
        inputs=(
            Whole(name="fiscal_year", label=_("Fiscal year"), minimum=1900, maximum=9000),
            Day(name="employed_from", label=_("Employed from")),
            Day(name="employed_to", label=_("Employed to"), required=False),
        ),
        reckon=periodic_report_includes,
        answer=attributes("included"),
    ),
    Question(
        name="hello_work",
        title=_("Report of employment to Hello Work"),
        about=_("By when hiring or separation of a foreign worker is reported."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="event",
                label=_("Event"),
                options={"hired": _("Hired"), "separated": _("Separated")},
            ),
            Day(name="happened_on", label=_("Happened on")),
            Flag(name="insured", label=_("Covered by employment insurance")),
        ),
        reckon=hello_work,
        answer=attributes("due_on", "safe_on", "last_day"),
    ),
)
