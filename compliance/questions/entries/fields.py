"""Questions on fields: which are open, what belongs to one, what blocks a filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from compliance.questions.inputs import Choice, Day, Flag, Text, Whole
from compliance.questions.question import Question
from compliance.reckoning.exemption import technical_intern_exemption
from compliance.reckoning.fields import FieldFacts, FieldList, field_on, open_fields
from compliance.reckoning.filing import filing_check
from compliance.reckoning.industry import industry_in_scope

from .shared import attributes, field_code, on_day

if TYPE_CHECKING:
    from datetime import date

_SUBJECT = "fields"


def _field(*, field: str, on: date) -> FieldFacts:
    return field_on(field, on=on)


def _field_answer(found: FieldFacts) -> dict[str, Any]:
    return {
        "name_ja": found.name.ja,
        "name_en": found.name.en,
        "name_vi": found.name.vi,
        "ministry": found.ministry,
        "ministry_ja": found.ministry_ja,
        "ceiling": found.ceiling,
        "dispatch_allowed": found.dispatch_allowed,
        "ssw2": found.ssw2,
    }


def _fields_answer(found: FieldList) -> dict[str, Any]:
    return {"codes": found.codes, "count": len(found.codes)}


QUESTIONS = (
    Question(
        name="fields",
        title=_("Fields open on a day"),
        about=_("Which fields Specified Skilled Workers may be accepted in, as the ordinance lists them."),
        subject=_SUBJECT,
        inputs=(
            on_day(),
            Choice(
                name="status",
                label=_("Status of residence"),
                options={
                    "ssw1": _("Specified Skilled Worker (i)"),
                    "ssw2": _("Specified Skilled Worker (ii)"),
                },
            ),
        ),
        reckon=open_fields,
        answer=_fields_answer,
    ),
    Question(
        name="field",
        title=_("A field's facts"),
        about=_("Name, ministry, ceiling, dispatch and SSW (ii) of a field on a day."),
        subject=_SUBJECT,
        inputs=(field_code(), on_day()),
        reckon=_field,
        answer=_field_answer,
    ),
    Question(
        name="industry_in_scope",
        title=_("Industry within a field"),
        about=_("Whether an establishment's industry code lies within a field."),
        subject=_SUBJECT,
        inputs=(
            field_code(),
            Text(
                name="jsic",
                label=_("Industry code (JSIC)"),
                hint=_("Two to four digits, such as 7611, or a division such as D."),
            ),
            on_day(),
        ),
        reckon=industry_in_scope,
        answer=attributes("in_scope"),
    ),
    Question(
        name="technical_intern_exemption",
        title=_("Exemption after technical intern training (ii)"),
        about=_("Whether the skills test and the Japanese test fall away."),
        subject=_SUBJECT,
        inputs=(
            Text(
                name="occupation",
                label=_("Technical intern occupation"),
                hint=_("The occupation's number, such as 7-11."),
            ),
            field_code(),
            on_day(),
            Whole(name="months_completed", label=_("Months of training (ii) completed")),
            Flag(name="passed_practical", label=_("Passed the practical exam"), required=False),
            Flag(name="evaluation_report", label=_("Evaluation report says well done"), required=False),
        ),
        one_of=("passed_practical", "evaluation_report"),
        reckon=technical_intern_exemption,
        answer=attributes("skills_test_exempt", "language_test_exempt"),
    ),
    Question(
        name="filing_check",
        title=_("What blocks a filing"),
        about=_("What stands in the way of an application for SSW (i). Facts left out are not examined."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="procedure",
                label=_("Procedure"),
                options={
                    "coe": _("Certificate of eligibility"),
                    "change": _("Change of status"),
                    "extension": _("Extension of period of stay"),
                },
            ),
            field_code(),
            Day(name="accepted_on", label=_("Application accepted on")),
            Flag(name="council_member", label=_("Member of the field's council"), required=False),
            Flag(name="jaim_member", label=_("On the roster of JAIM"), required=False),
            Flag(name="already_ssw1_in_field", label=_("Already SSW (i) in this field"), required=False),
            Day(name="separation_on", label=_("Last involuntary separation on"), required=False),
            Day(name="contract_on", label=_("Employment contract concluded on"), required=False),
            Whole(name="care_staff", label=_("Full-time care staff"), required=False, maximum=100_000),
            Whole(
                name="ssw1_in_care",
                label=_("SSW (i) already in care there"),
                hint=_("Without the applicant."),
                required=False,
                maximum=100_000,
            ),
            Text(
                name="language_level",
                label=_("Level of Japanese"),
                hint=_("N5 to N1, JFT-Basic, or A1 to C2."),
                required=False,
            ),
        ),
        reckon=filing_check,
        answer=attributes("allowed", "blocking"),
    ),
)
