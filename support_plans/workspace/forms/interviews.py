"""The interview sheet: its facts. Everything may be left open until the interview is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from support_plans.models import RegularInterview
from support_plans.workspace.forms.fields import ClockField, DayField, NoteField, YesNoField
from support_plans.workspace.forms.logs import rounded, staff_of
from support_plans.workspace.wording import language_choices

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

HEAD = ("held_on", "started_at", "ended_at")
WHO = (
    "place",
    "interviewer_name",
    "interviewer_post",
    "interviewer_title",
    "interpreter_name",
    "interpreter_affiliation",
)
ONLINE = (
    "worker_consented_on",
    "supervisor_consented_on",
    "is_recorded",
    "recording_location",
    "is_alone",
)
SUPERVISOR = ("supervisor_name", "supervisor_title", "supervisor_department")
NONCONFORMITY = (
    "nonconformity_on",
    "nonconformity_detail",
    "worker_guided_to",
    "worker_not_guided_reason",
    "employer_told_on",
    "employer_told_whom",
    "employer_not_told_reason",
    "is_notification_advised",
    "authority_reported_on",
    "authority_reported_to",
    "authority_not_reported_reason",
)
JOINED = ("remarks", "nonconformity_detail")
"""Long texts: two versions of them are put one below the other, nothing is dropped."""


class SheetForm(forms.Form):
    """Facts of the sheet."""

    held_on = DayField(label=_("Held on"), required=False)
    started_at = ClockField(label=_("From"), required=False)
    ended_at = ClockField(label=_("To"), required=False)
    mode = forms.ChoiceField(
        label=_("How"), choices=RegularInterview.Mode.choices, widget=forms.RadioSelect, required=False
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    interviewer_name = forms.CharField(label=_("Interviewer"), max_length=100, required=False)
    interviewer_post = forms.ChoiceField(
        label=_("Post"), choices=RegularInterview.Post.choices, required=False
    )
    interviewer_title = forms.CharField(label=_("Title"), max_length=100, required=False)
    interpreter_name = forms.CharField(label=_("Interpreter"), max_length=100, required=False)
    interpreter_affiliation = forms.CharField(
        label=_("Interpreter's affiliation"), max_length=100, required=False
    )
    supervisor_name = forms.CharField(label=_("Supervisor"), max_length=100, required=False)
    supervisor_title = forms.CharField(label=_("Supervisor's title"), max_length=100, required=False)
    supervisor_department = forms.CharField(
        label=_("Supervisor's department"), max_length=100, required=False
    )
    worker_consented_on = DayField(label=_("Worker agreed to online on"), required=False)
    supervisor_consented_on = DayField(label=_("Supervisor agreed to online on"), required=False)
    is_recorded = YesNoField(label=_("Was it recorded?"))
    recording_location = forms.CharField(
        label=_("Where the recording is kept"), max_length=200, required=False
    )
    is_alone = YesNoField(label=_("Was nobody else in the room?"))
    other_topic = forms.CharField(label=_("Other matter, in words"), max_length=100, required=False)
    has_nonconformity = YesNoField(label=_("Was a standard not met?"))
    remarks = NoteField(label=_("Other remarks"), required=False)
    nonconformity_on = DayField(label=_("Day it happened"), required=False)
    nonconformity_detail = NoteField(label=_("What was not met"), required=False)
    worker_guided_to = forms.CharField(
        label=_("Authority shown to the worker"), max_length=200, required=False
    )
    worker_not_guided_reason = forms.CharField(label=_("Why none was shown"), max_length=300, required=False)
    employer_told_on = DayField(label=_("Employer told on"), required=False)
    employer_told_whom = forms.CharField(label=_("Who was told"), max_length=100, required=False)
    employer_not_told_reason = forms.CharField(label=_("Why not told"), max_length=300, required=False)
    is_notification_advised = YesNoField(label=_("Was the notification to the agency advised?"))
    authority_reported_on = DayField(label=_("Reported to the authority on"), required=False)
    authority_reported_to = forms.CharField(label=_("Authority reported to"), max_length=200, required=False)
    authority_not_reported_reason = forms.CharField(
        label=_("Why not reported"), max_length=300, required=False
    )

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = language_choices(list(worker.languages or []))

    def part(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        return [self[name] for name in names]

    @property
    def head(self) -> list[forms.BoundField]:
        return self.part(HEAD)

    @property
    def who(self) -> list[forms.BoundField]:
        return self.part(WHO)

    @property
    def online(self) -> list[forms.BoundField]:
        return self.part(ONLINE)

    @property
    def supervisor(self) -> list[forms.BoundField]:
        return self.part(SUPERVISOR)

    @property
    def nonconformity(self) -> list[forms.BoundField]:
        return self.part(NONCONFORMITY)


def begin_with(worker: Worker, by: User) -> dict[str, Any]:
    """What goes without saying when a sheet is opened: today, now, the worker's language, my post."""
    moment = clock.now().astimezone(clock.JAPAN)
    languages = list(worker.languages or [])
    me = staff_of(by)
    facts: dict[str, Any] = {
        "held_on": clock.today(),
        "started_at": rounded(moment).time(),
        "language": languages[0] if languages else "",
    }
    if me:
        facts |= {"interviewer_name": me.name, "interviewer_post": me.post, "interviewer_title": me.title}
    return facts


class FollowUpForm(forms.Form):
    """What came of a follow-up."""

    done_on = DayField(label=_("Done on"))
    outcome = NoteField(label=_("Outcome"), max_length=500)
    authority = forms.CharField(label=_("Authority reported to"), max_length=100, required=False)


class CorrectInterviewForm(SheetForm):
    """A new version of an interview that was written wrongly."""

    reason = forms.CharField(label=_("What was wrong"), max_length=200)
