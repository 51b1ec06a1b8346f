"""届出 (3-x) of which only the content is known: one way to fill them and to read whom they are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_facts import (
    NotifierFacts,
    PersonFacts,
    common_lacks,
    notifier_values,
    person_values,
)
from cases.official_forms.notification_reading import read_happening, read_notifier, read_person
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notification_reading import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What every notification says: about whom (None: about the employer itself), and who notifies."""

    person: PersonFacts | None = None
    notifier: NotifierFacts = field(default_factory=NotifierFacts)


def fill_notice(
    slug: str, facts: NoticeFacts, own: Mapping[str, Value], *, filed_on: date, language: str
) -> FilledForm:
    """The notification with the boxes of its own. It is dated and signed by hand."""
    form = edition(slug, filed_on=filed_on)
    person = {} if facts.person is None else person_values(facts.person, filed_on=filed_on)
    name = facts.person.name if facts.person is not None else ""
    return fill_form(
        form,
        {**person, **notifier_values(facts.notifier), **own},
        subject=name or facts.notifier.name,
        language=language,
        missing=common_lacks(form, facts.person, facts.notifier, filed_on=filed_on),
    )


def read_notice(case: Case, *, filed_on: date, about_worker: bool = True) -> tuple[NoticeFacts, Happening]:
    """What a case says of whom it is about, and of what happened."""
    happening = read_happening(case)
    person = read_person(case.worker, happening.contract, on=filed_on) if about_worker else None
    return NoticeFacts(person=person, notifier=read_notifier(case.organization, case.worker)), happening


def said_day(happening: Happening, name: str) -> date | None:
    """A day among the particulars of the event."""
    written = happening.said(name)
    return date.fromisoformat(written) if written else None


def said_choice(happening: Happening, name: str, choices: tuple[str, ...]) -> str | None:
    """A particular that is one of the form's boxes; anything else ticks none of them."""
    said = happening.said(name)
    return said if said in choices else None


def said_answer(happening: Happening, name: str) -> bool | None:
    """A yes or no among the particulars; None where nobody answered."""
    said = happening.facts.get(name)
    return said if isinstance(said, bool) else None
