"""Questions on support: interviews, records of support, delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.questions.inputs import Choice, Day, Flag, Number, RulebookChoice, Text, Texts
from compliance.questions.question import Question
from compliance.reckoning.delegation import delegation_allowed
from compliance.reckoning.interview_mode import conditions_of, interview_mode_allowed
from compliance.reckoning.interviews import interview_due
from compliance.reckoning.obligations import obligation_slugs, obligations
from compliance.reckoning.retention import record_retention
from compliance.reckoning.support_body import rso_renewal_window
from compliance.reckoning.support_record import needs, support_record

from .shared import attributes, language, on_day

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUBJECT = "support"
_LANGUAGE = r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*"
_LANGUAGE_REMEDY = _("must be a language code such as vi or id (ISO 639-1)")


def _obligation_name(slug: str) -> str:
    named = {each.slug: each.in_language(language()) for each in obligations(clock.today())}
    return named.get(slug, slug)


def _conditions(given: Mapping[str, Any]) -> tuple[str, ...]:
    return conditions_of(given["mode"], on=given["on"])


def _what_matters(given: Mapping[str, Any]) -> tuple[str, ...]:
    return needs(given["obligation"], on=given["on"])


QUESTIONS = (
    Question(
        name="interview_due",
        title=_("When the next interview is due"),
        about=_("Counted from the last interview, or from the start of work."),
        subject=_SUBJECT,
        inputs=(
            Day(name="started_on", label=_("Work started on"), required=False),
            Day(name="last_on", label=_("Last interview on"), required=False),
        ),
        one_of=("started_on", "last_on"),
        reckon=interview_due,
        answer=attributes("last_day", "safe_on"),
    ),
    Question(
        name="interview_mode_allowed",
        title=_("Interview online or by phone"),
        about=_("Whether a periodic interview may be held that way."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="mode",
                label=_("Way of meeting"),
                options={"in_person": _("In person"), "online": _("Online"), "phone": _("By phone")},
            ),
            on_day(),
            Flag(name="worker_consents", label=_("The worker consents"), required=False),
            Flag(name="supervisor_consents", label=_("The supervisor consents"), required=False),
            Flag(name="recorded", label=_("The meeting is recorded"), required=False),
        ),
        also_needs=_conditions,
        reckon=interview_mode_allowed,
        answer=attributes("allowed", "missing"),
    ),
    Question(
        name="support_record",
        title=_("Support as it was given"),
        about=_("Whether support given this way, this long and in this language counts."),
        subject=_SUBJECT,
        inputs=(
            RulebookChoice(
                name="obligation",
                label=_("Obligation of support"),
                slugs=obligation_slugs,
                name_of=_obligation_name,
            ),
            Choice(
                name="mode",
                label=_("Way of meeting"),
                required=False,
                options={
                    "in_person": _("In person"),
                    "video": _("Video call"),
                    "phone": _("By phone"),
                    "recording": _("Recording"),
                    "email": _("E-mail"),
                    "document": _("Document"),
                },
            ),
            Number(name="hours", label=_("Hours"), required=False),
            Text(
                name="language",
                label=_("Language used"),
                required=False,
                pattern=_LANGUAGE,
                remedy=_LANGUAGE_REMEDY,
            ),
            Texts(
                name="worker_languages",
                label=_("Languages the worker understands"),
                required=False,
                pattern=_LANGUAGE,
                remedy=_LANGUAGE_REMEDY,
                hint=_("Several are separated by commas."),
            ),
            Choice(
                name="circumstances",
                label=_("Circumstances"),
                required=False,
                options={
                    "new_arrival": _("Newly arrived"),
                    "same_site": _("Same employer and surroundings as before"),
                },
            ),
            Choice(
                name="performed_by",
                label=_("Given by"),
                options={
                    "employer": _("The employer"),
                    "rso": _("The registered support organization"),
                    "rso_subcontractor": _("A subcontractor of the support organization"),
                },
            ),
            on_day(),
        ),
        also_needs=_what_matters,
        reckon=support_record,
        answer=attributes("acceptable", "findings"),
    ),
    Question(
        name="delegation_allowed",
        title=_("Delegating support"),
        about=_("Whether all or part of support may be entrusted to somebody."),
        subject=_SUBJECT,
        inputs=(
            Choice(
                name="scope",
                label=_("Scope"),
                options={"all": _("All of the support"), "part": _("Part of the support")},
            ),
            Choice(
                name="delegate",
                label=_("Entrusted to"),
                options={
                    "rso": _("A registered support organization"),
                    "unregistered": _("Somebody not registered"),
                },
            ),
            on_day(),
        ),
        reckon=delegation_allowed,
        answer=attributes("allowed"),
    ),
    Question(
        name="rso_renewal_window",
        title=_("When a support organization renews its registration"),
        about=_("The months in which renewal is applied for."),
        subject=_SUBJECT,
        inputs=(Day(name="expires_on", label=_("Registration expires on")),),
        reckon=rso_renewal_window,
        answer=attributes("opens_on", "closes_on", "safe_on"),
    ),
    Question(
        name="record_retention",
        title=_("How long records are kept"),
        about=_("Records of support and activity, from the end of the contract."),
        subject=_SUBJECT,
        inputs=(Day(name="contract_ended_on", label=_("Employment contract ended on")),),
        reckon=record_retention,
        answer=attributes("keep_until", "recommended_until"),
    ),
)
