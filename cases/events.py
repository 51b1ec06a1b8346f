"""What can happen, and what is asked about it. Which notifications follow is the rulebook's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.employment.models import EndReason
from compliance.reckoning.case_events import event_title
from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

Asks = Literal["contract", "support_contract", "headings", "end_reason", "cause", "until_on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """One kind: whom it is about, and what is asked of those who record it."""

    slug: str
    hint: StrOrPromise = ""
    about_worker: bool = True
    asks: tuple[Asks, ...] = ()

    def title_in(self, language: str) -> str:
        return event_title(self.slug, language)


KINDS: Final = (
    EventKind(
        slug="contract_changed",
        hint=_("The day is the one from which the changed terms hold."),
        asks=("contract", "headings"),
    ),
    EventKind(
        slug="contract_ended",
        hint=_("The end is recorded with the contract as well."),
        asks=("contract", "end_reason"),
    ),
    EventKind(
        slug="contract_concluded",
        hint=_("With somebody who holds the status already."),
        asks=("contract",),
    ),
    EventKind(slug="support_plan_changed", hint=_("The day is the one from which the changed plan holds.")),
    EventKind(slug="support_contract_concluded", about_worker=False, asks=("support_contract",)),
    EventKind(slug="support_contract_changed", about_worker=False, asks=("support_contract",)),
    EventKind(slug="support_contract_ended", about_worker=False, asks=("support_contract",)),
    EventKind(
        slug="acceptance_difficult",
        hint=_("Missing, ill, or for reasons of the business."),
        asks=("cause",),
    ),
    EventKind(slug="work_not_started", hint=_("The day is the one of the permission.")),
    EventKind(slug="activity_stopped", hint=_("The day is the first one without work."), asks=("until_on",)),
    EventKind(slug="support_not_carried_out", hint=_("Counted from the day it was learned of.")),
    EventKind(
        slug="nonconformity",
        hint=_("Arrears of tax or insurance, an involuntary separation, wrongdoing, violence."),
        about_worker=False,
    ),
    EventKind(slug="address_moved", hint=_("The worker notifies the municipality; you remind.")),
)
_CAUSES: Final = {
    "business": _("reasons of the business"),
    "nonconformity": _("the standards are not met"),
    "employer_death": _("death of the employer"),
    "death": _("death of the worker"),
    "illness": _("illness or injury"),
    "missing": _("the worker is missing"),
    "dismissed_for_cause": _("dismissed for cause"),
    "worker_resigned": _("the worker gives notice"),
    "other": _("another reason of the worker"),
}
_BY_SLUG: Final = {kind.slug: kind for kind in KINDS}


def event_kind(slug: str) -> EventKind:
    """The kind of that name."""
    if slug not in _BY_SLUG:
        raise ValidationError({"kind": _now("There is no such kind of event.")})
    return _BY_SLUG[slug]


def causes(*, on: date) -> dict[str, StrOrPromise]:
    """The causes of a difficult acceptance that are notified on that day."""
    reasons = rule("notifications/acceptance_difficult", filed_on=on).value["reasons"]
    return {reason: _CAUSES.get(reason, reason) for reason in reasons}


def check_reason(kind: EventKind, reason: str, *, on: date) -> None:
    """The reason must be one that the notification knows."""
    if "end_reason" in kind.asks and reason not in EndReason.values:
        raise ValidationError({"reason": _now("Say why the contract ended.")})
    if "cause" in kind.asks and reason not in causes(on=on):
        raise ValidationError({"reason": _now("Say what the cause was.")})
