"""受入れ困難となるに至った経緯に係る説明書 (5-11): how it came to it, and what was done for the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.difficulty_notice import group_of
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notice import said_day
from cases.official_forms.notification_reading import read_happening
from cases.official_forms.numbers import telephone_parts
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

SLUG: Final = "difficulty_explanation"
_AFTER: Final = ("consulted", "next_employer", "job_support", "home_reason", "home_support", "moves_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationFacts:
    """All the explanation asks; blank or None is unknown. `group` is whose reason it was."""

    name: str = ""
    organization: str = ""
    group: str = ""
    circumstances: str = ""
    phone: str = ""
    returns_on: date | None = None
    # What was said of the time after: consultation, next employer, support, return home, new address.
    after: tuple[tuple[str, str], ...] = ()


def fill(facts: ExplanationFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The explanation as data. Which guidance was given is ticked by who gave it."""
    phone = telephone_parts(facts.phone)
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "name": facts.name,
            "organization": facts.organization,
            "group": facts.group or None,
            "employer_circumstances": facts.circumstances if facts.group == "employer" else "",
            "worker_circumstances": facts.circumstances if facts.group == "worker" else "",
            "phone_1": phone[0],
            "phone_2": phone[1],
            "phone_3": phone[2],
            "returns_on": facts.returns_on,
            **dict(facts.after),
        },
        subject=facts.name,
        language=language,
    )


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The explanation that goes with the notification of a case."""
    del user
    happening = read_happening(case)
    worker = case.worker
    return fill(
        ExplanationFacts(
            name=worker.name if worker else "",
            organization=case.organization.name,
            group=group_of(happening),
            circumstances=happening.note,
            phone=(worker.mobile or worker.phone) if worker else "",
            returns_on=said_day(happening, "returns_on"),
            after=tuple((name, happening.said(name)) for name in _AFTER),
        ),
        filed_on=filed_on,
        language=language,
    )
