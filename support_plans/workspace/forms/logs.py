"""The one-minute log."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.reckoning.obligations import obligations
from support_plans.judging import PERIODIC_INTERVIEW
from support_plans.models import SupportLog, SupportStaff
from support_plans.models.logs import Judgement, PerformedBy
from support_plans.workspace.forms.fields import ClockField, DayField, NoteField, file_field, photo_field
from support_plans.workspace.topics import topic_choices
from support_plans.workspace.wording import language, language_choices, ways

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.workers.models import Worker
    from support_plans.models import SupportTask

FIRST = ("obligation", "performed_on", "started_at", "ended_at", "mode", "language", "content")
"""What stands open; everything else is folded."""
FOLDED = (
    "place",
    "outcome",
    "minutes",
    "circumstances",
    "interpreter_name",
    "interpreter_affiliation",
    "staff_name",
    "staff_title",
    "performed_by",
    "worker_confirmed_on",
    "proof_location",
)
_MINUTES = 30
"""How long a session takes unless somebody says otherwise; a guess that only saves typing."""
_STEP = 5


class LogForm(forms.Form):
    """One session of support."""

    obligation = forms.ChoiceField(label=_("Support given"))
    performed_on = DayField(label=_("Day"))
    started_at = ClockField(label=_("From"), required=False)
    ended_at = ClockField(label=_("To"), required=False)
    mode = forms.ChoiceField(
        label=_("How"), choices=lambda: ways(SupportLog.Mode.choices), widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    content = NoteField(label=_("What was done, in words"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("What was covered"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    outcome = NoteField(label=_("Outcome"), required=False, rows=2)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=_("Only where no times are given."),
    )
    circumstances = forms.ChoiceField(
        label=_("Circumstances"), choices=SupportLog.Circumstances.choices, required=False
    )
    interpreter_name = forms.CharField(label=_("Interpreter"), max_length=100, required=False)
    interpreter_affiliation = forms.CharField(
        label=_("Interpreter's affiliation"), max_length=100, required=False
    )
    staff_name = forms.CharField(label=_("Person who gave it"), max_length=100, required=False)
    staff_title = forms.CharField(label=_("Title"), max_length=100, required=False)
    performed_by = forms.ChoiceField(label=_("Given by"), choices=PerformedBy.choices, required=False)
    worker_confirmed_on = DayField(label=_("Signed by the worker on"), required=False)
    proof_location = forms.CharField(
        label=_("Where the proof is kept"),
        max_length=200,
        required=False,
        help_text=_("For paper: binder, cabinet."),
    )
    photo = photo_field()
    file = file_field()
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, worker: Worker, obligation: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = clock.today()
        self._choose("obligation", _kinds_of_support(obligation))
        self._choose("language", language_choices(list(worker.languages or [])))
        self.fields["file"].label = _("Choose a file")
        chosen = str(self.data.get(self.add_prefix("obligation"), "") or self.initial.get("obligation", ""))
        self._choose("topics", topic_choices(chosen, on))

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean_client_key(self) -> uuid.UUID:
        return self.cleaned_data.get("client_key") or uuid.uuid4()

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if facts.get("started_at") and facts.get("ended_at"):
            facts["minutes"] = None
        if not facts.get("performed_by"):
            facts.pop("performed_by", None)
        return facts

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in FOLDED]

    @property
    def is_unfolded(self) -> bool:
        """Whether something in the fold wants to be looked at."""
        return any(self[name].errors for name in FOLDED)


class CorrectionForm(LogForm):
    """A new version of a session that was entered wrongly."""

    reason = forms.CharField(label=_("What was wrong"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["client_key"]
        self.fields["obligation"].disabled = True


def _kinds_of_support(chosen: str) -> list[tuple[str, str]]:
    """Interviews have a sheet of their own."""
    on = clock.today()
    rows = [
        (each.slug, each.in_language(language()))
        for each in obligations(on)
        if each.slug != PERIODIC_INTERVIEW
    ]
    return rows if chosen else [("", "———"), *rows]


def defaults(worker: Worker, by: User, *, task: SupportTask | None, obligation: str) -> dict[str, Any]:
    """What goes without saying: today, just now, the worker's language, myself, and as it was last time."""
    ended = rounded(clock.now().astimezone(clock.JAPAN))
    started = ended - timedelta(minutes=_MINUTES)
    is_one_day = started.date() == ended.date()
    me = staff_of(by)
    last = (
        SupportLog.objects.visible_to(by)
        .current()
        .filter(worker=worker, recorded_by=by)
        .exclude(judgement=Judgement.NOT_ACCEPTABLE)
        .order_by("-recorded_at")
        .first()
    )
    languages = list(worker.languages or [])
    return {
        "obligation": task.obligation if task else obligation,
        "performed_on": clock.today(),
        "started_at": started.time() if is_one_day else None,
        "ended_at": ended.time() if is_one_day else None,
        "mode": last.mode if last else SupportLog.Mode.IN_PERSON,
        "place": last.place if last else "",
        "language": last.language if last and last.language else (languages[0] if languages else ""),
        "interpreter_name": last.interpreter_name if last else "",
        "interpreter_affiliation": last.interpreter_affiliation if last else "",
        "staff_name": me.name if me else by.name,
        "staff_title": me.title if me else "",
        "performed_by": PerformedBy.EMPLOYER if _is_inside(worker, by) else PerformedBy.RSO,
        "client_key": uuid.uuid4(),
    }


def as_typed(log: SupportLog) -> dict[str, Any]:
    """The facts of a session, for a form that corrects it or begins with it."""
    names = (*FIRST, *FOLDED, "topics")
    return {name: getattr(log, name) for name in names}


def staff_of(by: User) -> SupportStaff | None:
    """The post in which the person gives support today."""
    return SupportStaff.objects.serving(on=clock.today()).filter(user=by).order_by("pk").first()


def _is_inside(worker: Worker, by: User) -> bool:
    return worker.organization_id in by.scope(clock.today()).organization_ids


def rounded(moment: datetime) -> datetime:
    """Down to five minutes: nobody writes 10:43."""
    return moment.replace(minute=moment.minute - moment.minute % _STEP, second=0, microsecond=0)
