"""What is asked when something is done with a case; each form is handed to one service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.answers import TEXT_AT_MOST, questions_about, read
from cases.letters import LANGUAGES
from cases.models import CaseRequest
from cases.models.choices import Capacity, Channel, Line, Payer
from compliance.common import clock
from compliance.desk import wording
from compliance.desk.fields import LANGUAGES as LANGUAGE_NAMES
from compliance.desk.fields import JapaneseDateField
from compliance.reckoning.fields import open_fields
from compliance.reckoning.statuses import status_slugs

if TYPE_CHECKING:
    from cases.questions.question import Question

_BLANK = ("", "---------")
_PROMPT = _(
    "Preparing papers for others for pay is reserved to lawyers and administrative scriveners. "
    "Whoever prepares or files for the employer says in which capacity."
)


def _text(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class NoteForm(forms.Form):
    """Nothing but a remark."""

    remark = _text(_("note"))


class ReasonForm(forms.Form):
    """A reason, which is wanted."""

    reason = _text(_("reason"), required=True)


class PrepareForm(forms.Form):
    """Who prepared it, in which capacity."""

    capacity = forms.ChoiceField(label=_("acting as"), choices=Capacity.choices, help_text=_PROMPT)
    law_read = forms.BooleanField(
        label=_("I have read this, and do not prepare papers for pay."), required=False
    )
    remark = _text(_("note"))


class SubmitForm(forms.Form):
    """When, how, by whom, under which number it was filed."""

    submitted_on = JapaneseDateField(label=_("submitted on"))
    channel = forms.ChoiceField(label=_("channel"), choices=[_BLANK, *Channel.choices])
    receipt_number = forms.CharField(
        label=_("receipt number"),
        required=False,
        max_length=40,
        help_text=_("As on the slip or in the online system."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    capacity = forms.ChoiceField(label=_("submitted as"), choices=Capacity.choices, help_text=_PROMPT)
    law_read = forms.BooleanField(
        label=_("I have read this, and do not prepare papers for pay."), required=False
    )
    remark = _text(_("note"))


class CompleteForm(forms.Form):
    """When it was done."""

    done_on = JapaneseDateField(label=_("done on"), required=False)
    remark = _text(_("note"))


class AgencyRequestForm(forms.Form):
    """資料提出通知書."""

    received_on = JapaneseDateField(label=_("received on"))
    due_on = JapaneseDateField(label=_("to be answered by"))
    wants = _text(_("what is asked for"), required=True)


class AgencyAnswerForm(forms.Form):
    """What was handed in."""

    answered_on = JapaneseDateField(label=_("answered on"))
    answer = _text(_("what was answered"))


def _statuses() -> list[tuple[str, str]]:
    return [_BLANK, *((slug, wording.status_title(slug)) for slug in status_slugs())]


def _fields() -> list[tuple[str, str]]:
    codes = open_fields(on=clock.today()).codes
    return [_BLANK, *((code, wording.field_title(code)) for code in codes)]


class GrantForm(forms.Form):
    """As the new card says."""

    decided_on = JapaneseDateField(label=_("decided on"))
    status = forms.ChoiceField(label=_("status granted"), choices=_statuses)
    months = forms.IntegerField(label=_("period granted (months)"), min_value=1, max_value=120)
    expires_on = JapaneseDateField(label=_("granted until"), help_text=_("As printed on the card."))
    card_number = forms.CharField(
        label=_("number of the new card"),
        required=False,
        max_length=20,
        help_text=_("The card is registered, and its deadlines are posted. The card before it is kept."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    designated_field = forms.ChoiceField(
        label=_("field on the designation paper"), choices=_fields, required=False
    )
    designated_employer = forms.CharField(
        label=_("employer on the designation paper"),
        max_length=200,
        required=False,
        help_text=_("As on the paper. Empty: not entered."),
    )
    issued_on = JapaneseDateField(label=_("card issued on"), required=False)
    remark = _text(_("note"))


class CertificateForm(forms.Form):
    """A certificate of eligibility, or anything else without a card."""

    decided_on = JapaneseDateField(label=_("decided on"))
    issued_on = JapaneseDateField(label=_("certificate issued on"), required=False)
    remark = _text(_("note"))


class RefuseForm(forms.Form):
    """Why, as far as the agency said so."""

    decided_on = JapaneseDateField(label=_("decided on"))
    remark = _text(_("reasons the agency gave"))


class WithdrawForm(forms.Form):
    """Taken back."""

    withdrawn_on = JapaneseDateField(label=_("withdrawn on"))
    reason = _text(_("reason"), required=True)


class PlanForm(forms.Form):
    """What is planned."""

    planned_filing_on = JapaneseDateField(label=_("filing planned for"), required=False)
    field = forms.ChoiceField(label=_("field"), choices=_fields, required=False)
    fee_yen = forms.IntegerField(label=_("fee (yen)"), required=False, min_value=0, max_value=10_000_000)
    fee_payer = forms.ChoiceField(label=_("fee paid by"), choices=[_BLANK, *Payer.choices], required=False)
    fee_paid_on = JapaneseDateField(label=_("fee paid on"), required=False)


class LetterForm(forms.Form):
    """To whom, in which language, by when."""

    to = forms.ChoiceField(label=_("to"), choices=CaseRequest.To.choices)
    language = forms.ChoiceField(
        label=_("language"), choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    )
    wanted_by_on = JapaneseDateField(label=_("wanted by"), required=False)


class PaperForm(forms.Form):
    """A paper that no procedure names."""

    title = forms.CharField(label=_("title"), max_length=200)
    line = forms.ChoiceField(label=_("who brings it"), choices=Line.choices)


class IssuedForm(forms.Form):
    """When a paper was issued, and when it came."""

    issued_on = JapaneseDateField(label=_("issued on"), required=False)
    received_on = JapaneseDateField(label=_("received on"), required=False)


class AnswersForm(forms.Form):
    """Questions about an employer or a case; each may stay unanswered."""

    def __init__(self, *args: Any, asked: tuple[Question, ...], known: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in asked:
            self.fields[question.fact] = _field_for(question)
            self.initial[question.fact] = _initial(question, known.get(question.fact))

    def answers(self) -> dict[str, Any]:
        """As services take them."""
        given = self.cleaned_data
        return {name: {"yes": True, "no": False}.get(value, value) for name, value in given.items()}


def _initial(question: Question, value: Any) -> Any:
    if question.form == "yes_no":
        return {True: "yes", False: "no"}.get(value, "")
    return read(question, value)


def _field_for(question: Question) -> forms.Field:
    common: dict[str, Any] = {"label": question.words, "required": False, "help_text": question.hint}
    if question.form == "yes_no":
        options = [("", _("not answered")), ("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=options, **common)
    if question.form == "day":
        return JapaneseDateField(**common)
    if question.form == "number":
        return forms.IntegerField(min_value=0, max_value=100_000, **common)
    if question.form == "level":
        return forms.CharField(max_length=20, **common)
    if question.form == "text":
        return forms.CharField(max_length=TEXT_AT_MOST, **common)
    return forms.ChoiceField(choices=[("", _("not answered")), *question.options.items()], **common)


def employer_form(known: dict[str, Any], data: Any = None) -> AnswersForm:
    """About the employer as a whole."""
    return AnswersForm(data, asked=questions_about("employer"), known=known)


def field_form(known: dict[str, Any], data: Any = None) -> AnswersForm:
    """About one field of the employer."""
    return AnswersForm(data, asked=questions_about("field"), known=known)


def case_form(known: dict[str, Any], data: Any = None, *, procedure: str = "") -> AnswersForm:
    """About one case of that application type."""
    return AnswersForm(data, asked=questions_about("case", procedure=procedure), known=known)
