"""Questions on residence: periods, expiry, the special period, the cap on SSW (i), cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.questions.inputs import Choice, Day, Flag, Number, Records, Text, Whole
from compliance.questions.question import Question
from compliance.reckoning.cards import residence_card_number
from compliance.reckoning.coe import coe_valid_until
from compliance.reckoning.exclusions import Exclusion, LeaveExclusion, leave_exclusion
from compliance.reckoning.extension import extension_window
from compliance.reckoning.period_of_stay import period_of_stay_end, period_of_stay_valid
from compliance.reckoning.periods import add_period
from compliance.reckoning.six_year_route import SixYearRoute, TestResult, six_year_route
from compliance.reckoning.special_period import special_period
from compliance.reckoning.stays import Stay
from compliance.reckoning.total_stay import TotalStay, total_stay
from compliance.reckoning.transition_preparation import TransitionPreparation, transition_preparation

from .shared import attributes, on_day, status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_SUBJECT = "stay"
_MONTHS = Whole(name="months", label=_("Months"), required=False)
_DAYS = Whole(name="days", label=_("Days"), required=False, maximum=36_600)
_LEAVE = {
    "maternity": _("Maternity leave"),
    "childcare": _("Childcare leave"),
    "illness": _("Illness or injury"),
    "work_accident": _("Work accident"),
}
_STAYS = Records(
    name="stays",
    label=_("Stays in Japan"),
    hint=_("Every stay with its status, first day, and last day (null while it continues)."),
    fields=(
        status(),
        Day(name="from_on", label=_("From")),
        Day(name="to_on", label=_("To"), required=False),
        Choice(
            name="kind",
            label=_("Kind"),
            required=False,
            options={
                "transition_preparation": _("Preparation for moving to SSW (i)"),
                "covid_support": _("Support for those who lost work in the pandemic"),
            },
        ),
    ),
)
_EXCLUSIONS = Records(
    name="exclusions",
    label=_("Leave to be excluded"),
    required=False,
    fields=(
        Choice(
            name="kind",
            label=_("Kind"),
            options=_LEAVE | {"reentry_denied": _("Could not enter Japan again")},
        ),
        Day(name="from_on", label=_("From")),
        Day(name="to_on", label=_("To")),
        Flag(name="approved", label=_("Approved")),
        Day(name="applied_on", label=_("Applied on"), required=False),
    ),
)


def _previous_expiry(given: Mapping[str, Any]) -> tuple[str, ...]:
    return ("previous_expiry",) if given["basis"] == "extension" else ()


def _stays(given: Sequence[Mapping[str, Any]]) -> tuple[Stay, ...]:
    return tuple(Stay(**stay) for stay in given)


def _total_stay(
    *, stays: Sequence[Mapping[str, Any]], on: date, exclusions: Sequence[Mapping[str, Any]] = ()
) -> TotalStay:
    return total_stay(stays=_stays(stays), on=on, exclusions=tuple(Exclusion(**each) for each in exclusions))


def _transition_preparation(*, stays: Sequence[Mapping[str, Any]], on: date) -> TransitionPreparation:
    return transition_preparation(stays=_stays(stays), on=on)


def _six_year_route(
    *,
    results: Sequence[Mapping[str, float]],
    pledged: bool,
    employer_continues: bool,
    accepted_on: date | None = None,
) -> SixYearRoute:
    return six_year_route(
        results=tuple(TestResult(**result) for result in results),
        pledged=pledged,
        employer_continues=employer_continues,
        accepted_on=accepted_on or clock.today(),
    )


def _leave_answer(found: LeaveExclusion) -> dict[str, Any]:
    return {"excludable": found.excludable, "form": found.official_form}


QUESTIONS = (
    Question(
        name="add_period",
        title=_("Count a period"),
        about=_("The last day of a period of months or days: the first day is not counted."),
        subject=_SUBJECT,
        inputs=(Day(name="from_on", label=_("Counted from")), _MONTHS, _DAYS),
        one_of=("months", "days"),
        reckon=add_period,
        answer=attributes("last_day", "safe_on"),
    ),
    Question(
        name="period_of_stay_end",
        title=_("When a period of stay ends"),
        about=_("A cross-check of the day printed on the card, which stands above it."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="basis",
                label=_("Permission"),
                options={
                    "landing": _("Landing"),
                    "change": _("Change of status"),
                    "extension": _("Extension"),
                },
            ),
            Day(name="permitted_on", label=_("Permitted on")),
            Whole(name="months", label=_("Months")),
            Day(name="previous_expiry", label=_("Expiry before the extension"), required=False),
        ),
        also_needs=_previous_expiry,
        reckon=period_of_stay_end,
        answer=attributes("expires_on"),
    ),
    Question(
        name="period_of_stay_valid",
        title=_("Whether a period can be granted"),
        about=_("Whether the regulations' table lets this period go with this status."),
        subject=_SUBJECT,
        inputs=(status(), Day(name="permitted_on", label=_("Permitted on")), _MONTHS, _DAYS),
        one_of=("months", "days"),
        reckon=period_of_stay_valid,
        answer=attributes("valid"),
    ),
    Question(
        name="extension_window",
        title=_("When an extension can be filed"),
        about=_("From the day filing opens to the day the period of stay ends."),
        subject=_SUBJECT,
        inputs=(Day(name="expires_on", label=_("Period of stay ends on")),),
        reckon=extension_window,
        answer=attributes("opens_on", "last_day", "safe_on"),
    ),
    Question(
        name="special_period",
        title=_("Special period while an application is pending"),
        about=_("How long one may stay on when an application filed in time is undecided at expiry."),
        subject=_SUBJECT,
        inputs=(
            Day(name="expires_on", label=_("Period of stay ends on")),
            Day(name="applied_on", label=_("Applied on")),
            Whole(
                name="period_days",
                label=_("Period of stay in days"),
                hint=_("Only where it was granted in days."),
                required=False,
                maximum=36_600,
            ),
            Day(name="decided_on", label=_("Decided on"), required=False),
        ),
        reckon=special_period,
        answer=attributes("applies", "ends_on", "safe_on"),
    ),
    Question(
        name="total_stay",
        title=_("Total stay as SSW (i)"),
        about=_("How much of the cap is used on a day, and on which day it is reached."),
        subject=_SUBJECT,
        inputs=(_STAYS, _EXCLUSIONS, on_day()),
        reckon=_total_stay,
        answer=attributes("years", "months", "days", "cap_on", "cap_on_if_approved", "safe_on"),
    ),
    Question(
        name="transition_preparation",
        title=_("Preparation for moving to SSW (i)"),
        about=_("Whether designated activities for preparation are open."),
        subject=_SUBJECT,
        inputs=(_STAYS, on_day()),
        reckon=_transition_preparation,
        answer=attributes("eligible"),
    ),
    Question(
        name="leave_exclusion",
        title=_("Leave taken out of the total stay"),
        about=_("Whether leave can be excluded when the agency is asked."),
        subject=_SUBJECT,
        inputs=(
            Choice(name="kind", label=_("Kind"), options=_LEAVE),
            Day(name="from_on", label=_("From")),
            Day(name="to_on", label=_("To")),
            Day(name="applied_on", label=_("Applied on")),
        ),
        reckon=leave_exclusion,
        answer=_leave_answer,
    ),
    Question(
        name="six_year_route",
        title=_("A sixth year as SSW (i)"),
        about=_("Whether the total may reach six years after nearly passing the SSW (ii) tests."),
        subject=_SUBJECT,
        inputs=(
            Records(
                name="results",
                label=_("Test results"),
                fields=(
                    Number(name="pass_mark", label=_("Pass mark")),
                    Number(name="score", label=_("Score")),
                ),
            ),
            Flag(name="pledged", label=_("The worker has pledged")),
            Flag(name="employer_continues", label=_("The employer goes on employing")),
            Day(
                name="accepted_on",
                label=_("Application accepted on"),
                hint=_("Today where left out."),
                required=False,
            ),
        ),
        reckon=_six_year_route,
        answer=attributes("open"),
    ),
    Question(
        name="coe_valid_until",
        title=_("How long a certificate of eligibility is valid"),
        about=_("The last day to land with it."),
        subject=_SUBJECT,
        inputs=(Day(name="issued_on", label=_("Issued on")),),
        reckon=coe_valid_until,
        answer=attributes("last_day", "safe_on"),
    ),
    Question(
        name="residence_card_number",
        title=_("Form of a residence card number"),
        about=_("Two letters, eight digits, two letters. The number is not kept."),
        subject=_SUBJECT,
        inputs=(Text(name="number", label=_("Residence card number")),),
        reckon=residence_card_number,
        answer=attributes("valid"),
    ),
)
