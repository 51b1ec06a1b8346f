"""What the codes of findings about support say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

SUPPORT_CODES: Final[Mapping[str, Wording]] = {
    "in_person": _("In person"),
    # the worth of a record
    "not_acceptable": _("Not acceptable as proof"),
    # a record
    "interpreter_missing": _(
        "No interpreter is named, and the person who gave it does not speak the language."
    ),
    "worker_languages_unknown": _("Nobody entered which languages the worker understands."),
    "employment_contract_unknown": _(
        "The worker's employment contract is not entered: whether the day fits is not known."
    ),
    "nothing_recorded": _("Nothing is recorded yet."),
    # sessions summed
    "no_session_counts": _("No session counts as proof."),
    "sessions_overlap": _("Sessions overlap: correct their times."),
    "shorter_than_planned": _("It took less time than the support plan promises."),
    "topics_not_covered": _("Some topics were not covered."),
    "guidance_before_contract": _("A session was held before the contract."),
    "guidance_after_application": _(
        "A session was held on the day of the application or later: expect questions."
    ),
    "orientation_before_entry": _("A session was held before the entry or the permission."),
    # the day of a session
    "before_the_employment_contract": _("The employment contract was not concluded yet."),
    "before_work_began": _("Work had not begun yet."),
    "after_employment_ended": _("Employment had ended already."),
    # the grid of interviews
    "not_owed": _("Not owed"),
    "planned_open": _("Owed, not yet held"),
    "held_after_its_day": _("Held after the day it was due."),
    "day_passed_quarter_open": _("The day has passed; the quarter is not over yet."),
    "first_interview_desirable_in_person": _("The first interview is desirable in person."),
    "new_interviewer_desirable_in_person": _(
        "The first interview by a new interviewer is desirable in person."
    ),
    "yearly_interview_desirable_in_person": _("One interview a year is desirable in person."),
    # staff of a support organization
    "at_boundary": _("At the cap"),
    "workload_caps_from_draft": _("The caps are those of a draft: have them confirmed."),
    "workload_caps_not_yet_in_force": _("The caps do not apply yet; the count looks ahead."),
    "workload_boundary_unsettled": _("Whether exactly as many as the cap are allowed is unsettled."),
    "workers_a_staff_above_cap": _("There are more workers for each of the staff than the cap."),
    "clients_a_staff_above_cap": _("There are more clients for each of the staff than the cap."),
    "no_support_staff": _("There are workers or clients, but no support staff."),
    "manager_course_missing": _("The support manager's course is not recorded."),
    "manager_course_too_old": _("The support manager's course is too long ago."),
}
