"""What an application form takes from answers about the case and its employer, because no record says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cases.answers import asked
from cases.desired_period import written as written_period
from cases.models import EmployerAnswer
from cases.official_forms.fieldspec import asked as fields_of
from cases.official_forms.model import Lack, Missing, Place
from compliance.reckoning.statuses import status_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.registry import Edition
    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

Answers = dict[str, Any]

# Answers that stand in the box of their name as they are.
_AS_ANSWERED: Final = (
    "entry_on", "port_of_entry", "has_companions", "visa_place",
    "past_entries", "last_entry_from", "last_entry_to",
    "has_past_applications", "past_applications", "past_refusals",
    "was_deported", "deportations", "last_deportation_on",
    "dispatch_same_field", "dispatch_majority_owned", "dispatch_involved", "support_ground_other",
)  # fmt: skip
# Flag of the form -> the answer that ticks it.
_DISPATCH: Final = {
    "same_field": "dispatch_same_field",
    "majority_owned": "dispatch_majority_owned",
    "involved": "dispatch_involved",
    "special_zone": "dispatch_special_zone",
}
_SUPPORT: Final = {
    "accepted": "support_accepted",
    "advised": "support_advised",
    "other": "support_ground_other",
}


def answers_of(worker: Worker, case: Case | None) -> Answers:
    """What was answered about the employer, and above it what holds for this case."""
    rows = EmployerAnswer.objects.filter(organization=worker.organization_id, field="")
    return asked({row.fact: row.value for row in rows} | (dict(case.answers) if case is not None else {}))


def request(answers: Answers, *, aims_at: str) -> dict[str, Value]:
    """What is asked for, and why."""
    months = answers.get("desired_months")
    return {
        "aims_at": aims_at,
        "purpose": aims_at,
        "desired_status": status_name(aims_at) if aims_at else "",
        "desired_period": written_period(months) if months else "",
        "reason": str(answers.get("application_reason") or ""),
    }


def answered(answers: Answers, worker: Worker, *, on: date) -> dict[str, Value]:
    """The worker's past, and the grounds behind two answers of the employer."""
    return {
        **{name: answers.get(name) for name in _AS_ANSWERED},
        "has_past_entries": _was_here(answers, worker, on),
        "dispatch_grounds": _ticked(_DISPATCH, answers),
        "support_grounds": _ticked(_SUPPORT, answers),
    }


def _ticked(grounds: Mapping[str, str], answers: Answers) -> tuple[str, ...]:
    return tuple(flag for flag, fact in grounds.items() if answers.get(fact))


def _was_here(answers: Answers, worker: Worker, on: date) -> bool | None:
    """A stay on record is an entry; a no beside it is no answer."""
    said: bool | None = answers.get("has_past_entries")
    if not _has_stay(worker, on):
        return said
    return None if said is False else True


def _has_stay(worker: Worker, on: date) -> bool:
    return any(stay.from_on <= on for stay in worker.stays.all())


def representative(answers: Answers, organization: AcceptingOrganization) -> dict[str, Value]:
    """Who applies in the worker's place; reached at the employer's unless said otherwise."""
    name = answers.get("representative_name")
    if not name:
        return {}
    return {
        "representative_name": name,
        "representative_relation": answers.get("representative_relation"),
        "representative_address": answers.get("representative_address") or organization.address,
        "representative_phone": answers.get("representative_phone") or organization.phone,
        "representative_mobile": answers.get("representative_mobile"),
    }


def inconsistent(answers: Answers, worker: Worker, form: Edition, *, on: date) -> Iterator[Missing]:
    """Answers that do not agree with each other or with the worker's record, as far as the form asks them."""
    entered, left = answers.get("last_entry_from"), answers.get("last_entry_to")
    applied, refused = answers.get("past_applications"), answers.get("past_refusals")
    found = {
        "has_past_entries": answers.get("has_past_entries") is False and _has_stay(worker, on),
        "last_entry_to": entered is not None and left is not None and left < entered,
        "past_refusals": applied is not None and refused is not None and refused > applied,
    }
    for key, is_so in found.items():
        if is_so and key in fields_of(form).fields:
            yield Missing(key=key, label=form.label(key), place=Place.ANSWERS, lack=Lack.INCONSISTENT)
