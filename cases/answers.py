"""What people are asked about an employer or a case, because no record of ours says it.

What the record of an employer does say is read by `cases.employer_facts`.

A question that nobody answered stays unanswered: papers are then asked for, checks then say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.filing import language_rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

About = Literal["employer", "field", "case"]
Form = Literal["yes_no", "day", "number", "choice", "level", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, whom it is about, and what may be answered."""

    fact: str
    about: About
    words: StrOrPromise
    form: Form = "yes_no"
    options: Mapping[str, StrOrPromise] = field(default_factory=dict)
    hint: StrOrPromise = ""
    of_procedures: tuple[str, ...] = ()
    """Application types that ask it; empty: all."""


QUESTIONS: Final = (
    # --- of one field of the employer
    Question(fact="council_member", about="field", words=_("Member of the field's council")),
    Question(fact="jaim_member", about="field", words=_("On the roster of JAIM (manufacturing)")),
    Question(fact="care_staff", about="field", form="number", words=_("Full-time care staff of the site")),
    Question(
        fact="full_time_staff",
        about="field",
        form="number",
        words=_("Full-time staff, without interns and SSW"),
        hint=_("Asked in construction."),
    ),
    # --- of the employer
    Question(fact="separation_on", about="employer", form="day", words=_("Last involuntary separation on")),
    Question(
        fact="missing_on",
        about="employer",
        form="day",
        words=_("Last worker missing by the employer's fault since"),
    ),
    Question(
        fact="ssw_accepted_in_fiscal_year",
        about="employer",
        words=_("An SSW worker was accepted in this fiscal year already"),
    ),
    Question(
        fact="uses_online_systems", about="employer", words=_("Files and notifies through the online systems")
    ),
    Question(
        fact="had_guidance_or_order",
        about="employer",
        words=_("Was given guidance or an order by the agency"),
    ),
    Question(
        fact="health_insurance",
        about="employer",
        form="choice",
        words=_("Health insurance of the workers"),
        options={"employees": _("employees' insurance"), "national": _("national health insurance")},
    ),
    Question(
        fact="pension",
        about="employer",
        form="choice",
        words=_("Pension of the workers"),
        options={"employees": _("employees' pension"), "national": _("national pension")},
    ),
    Question(fact="pay_set_by_rules", about="employer", words=_("Pay is set by rules of employment")),
    Question(
        fact="one_year_variable_hours", about="employer", words=_("Variable working hours of one year apply")
    ),
    Question(
        fact="pledged_public_duty_before",
        about="employer",
        words=_("Pledged to meet public duties at an earlier application"),
    ),
    # --- of the case; where a record of ours says it too, what is answered here stands
    Question(
        fact="already_ssw1_in_field",
        about="case",
        words=_("Is SSW (i) in this field already"),
        hint=_("Unanswered: as the cards say."),
    ),
    Question(
        fact="language_level",
        about="case",
        form="level",
        words=_("Level of Japanese"),
        hint=_("N5 to N1, JFT-Basic, or A1 to C2. Unanswered: as the tests say."),
    ),
    Question(
        fact="contract_on",
        about="case",
        form="day",
        words=_("Employment contract concluded on"),
        hint=_("Unanswered: as the contract says."),
    ),
    Question(
        fact="ssw1_in_care",
        about="case",
        form="number",
        words=_("SSW (i) already in care there"),
        hint=_("Unanswered: counted from the ledger."),
    ),
    Question(
        fact="ssw1_in_construction",
        about="case",
        form="number",
        words=_("SSW (i) already in construction there"),
        hint=_("Unanswered: counted from the ledger."),
    ),
    Question(
        fact="language_test_exempt", about="case", words=_("The Japanese test falls away after training")
    ),
    Question(fact="skills_test_exempt", about="case", words=_("The skills test falls away after training")),
    Question(
        fact="trained_here_without_orders",
        about="case",
        words=_("Trained at this employer, which had no orders"),
    ),
    Question(fact="has_broker", about="case", words=_("Somebody arranged the employment")),
    Question(fact="has_arrears", about="case", words=_("Taxes or insurance are in arrears")),
    Question(
        fact="gives_pension_receipts", about="case", words=_("Receipts of the national pension are given")
    ),
    Question(
        fact="several_slips_without_adjustment",
        about="case",
        words=_("Several withholding slips, no year-end adjustment"),
    ),
    Question(fact="works_at_hotel", about="case", words=_("Works in a hotel")),
    Question(fact="care_home_visits", about="case", words=_("Makes home visits in care")),
    Question(fact="is_dispatch", about="case", words=_("Is dispatched")),
    Question(
        fact="second_status_route",
        about="case",
        form="choice",
        words=_("Way to SSW (ii)"),
        options={"test": _("by the test of the field"), "certification": _("by the trade certification")},
    ),
    Question(
        fact="asks_exclusion_reentry",
        about="case",
        words=_("Asks not to count days of a re-entry that failed"),
    ),
    Question(fact="asks_exclusion_leave", about="case", words=_("Asks not to count a leave")),
    Question(fact="asks_sixth_year", about="case", words=_("Asks for the sixth year")),
    Question(
        fact="desired_months", about="case", form="number", words=_("Period of stay asked for (months)")
    ),
    Question(
        fact="application_reason",
        about="case",
        form="text",
        words=_("Reason for the application"),
        hint=_("As it is to stand on the form, in Japanese."),
        of_procedures=("change", "extension"),
    ),
    Question(fact="entry_on", about="case", form="day", words=_("Entry planned for"), of_procedures=("coe",)),
    Question(
        fact="port_of_entry", about="case", form="text", words=_("Port of entry"), of_procedures=("coe",)
    ),
    Question(
        fact="has_companions",
        about="case",
        words=_("Somebody comes with the worker"),
        of_procedures=("coe",),
    ),
    Question(
        fact="visa_place",
        about="case",
        form="text",
        words=_("Place where the visa is applied for"),
        of_procedures=("coe",),
    ),
    Question(
        fact="qualifies_by",
        about="case",
        form="choice",
        words=_("Qualifies by"),
        options={"degree": _("a degree"), "experience": _("practical experience")},
    ),
    Question(fact="continues_same_work", about="case", words=_("The same work goes on")),
    Question(fact="language_work", about="case", words=_("Work with languages")),
    Question(
        fact="company_category",
        about="employer",
        form="number",
        words=_("Category of the company"),
        hint=_("1 to 4, for the other work statuses."),
    ),
    Question(fact="goes_home", about="case", words=_("Goes home for good")),
)
TEXT_AT_MOST: Final = 500
_BY_FACT: Final = {question.fact: question for question in QUESTIONS}


def asked(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Kept answers as what they mean; those to questions that are asked no more are left out."""
    return {fact: read(_BY_FACT[fact], value) for fact, value in answers.items() if fact in _BY_FACT}


def question(fact: str) -> Question:
    """The question of that name."""
    if fact not in _BY_FACT:
        raise ValidationError(_now("There is no such question: %(fact)s.") % {"fact": fact})
    return _BY_FACT[fact]


def questions_about(*about: About) -> tuple[Question, ...]:
    """The questions about employers, about one field of theirs, or about a case."""
    return tuple(each for each in QUESTIONS if each.about in about)


def stored(asked: Question, value: Any) -> Any:
    """An answer as it is kept; ValidationError when it is none of those that may be given."""
    if value in (None, ""):
        return None
    if asked.form == "yes_no":
        if value in (True, False):
            return bool(value)
        raise _wrong(asked, _now("answer yes or no."))
    if asked.form == "day":
        return _day(asked, value).isoformat()
    if asked.form == "number":
        if isinstance(value, bool) or not str(value).isdecimal():
            raise _wrong(asked, _now("give a whole number."))
        return int(value)
    if asked.form in {"level", "text"}:
        text = str(value).strip()
        return _level(asked, text) if asked.form == "level" else text[:TEXT_AT_MOST]
    if value not in asked.options:
        raise _wrong(asked, _now("choose one of %(options)s.") % {"options": ", ".join(asked.options)})
    return value


def read(asked: Question, value: Any) -> Any:
    """A kept answer as what it means."""
    return date.fromisoformat(value) if asked.form == "day" and isinstance(value, str) else value


def _day(asked: Question, value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _wrong(asked, _now("give a day like 2026-11-23.")) from None


def _level(asked: Question, value: str) -> str:
    try:
        language_rank(value, on=clock.today())
    except ImpossibleFacts:
        raise _wrong(asked, _now("give a level such as N4 or JFT-Basic.")) from None
    return value


def _wrong(asked: Question, remedy: str) -> ValidationError:
    return ValidationError({asked.fact: f"{asked.words}: {remedy}"})
