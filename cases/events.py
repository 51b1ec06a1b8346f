"""What can happen, what is asked about it, and the deadlines whose cases it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Asks = Literal["contract", "support_contract", "headings", "reason", "cause", "until_on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """One kind: its words, whom it is about, what is asked, and the deadlines it leads to."""

    slug: str
    title: StrOrPromise
    hint: StrOrPromise = ""
    about_worker: bool = True
    asks: tuple[Asks, ...] = ()
    deadlines: tuple[str, ...] = ()
    """Kinds of deadline whose cases the event opens."""


KINDS: Final = (
    EventKind(
        slug="contract_changed",
        title=_("The terms of the contract changed"),
        hint=_("The day is the one from which the changed terms hold."),
        asks=("contract", "headings"),
        deadlines=("notify_contract_change",),
    ),
    EventKind(
        slug="contract_ended",
        title=_("The contract ended"),
        hint=_("The end is recorded with the contract as well."),
        asks=("contract", "reason"),
        deadlines=(
            "notify_contract_end_or_new",
            "notify_difficulty",
            "worker_notify_employer",
            "hello_work_separation",
        ),
    ),
    EventKind(
        slug="contract_concluded",
        title=_("A new contract was concluded"),
        hint=_("With somebody who holds the status already."),
        asks=("contract",),
        deadlines=("notify_contract_end_or_new", "worker_notify_employer", "hello_work_hire"),
    ),
    EventKind(
        slug="plan_changed",
        title=_("The support plan changed"),
        deadlines=("notify_plan_change",),
    ),
    EventKind(
        slug="support_contract_concluded",
        title=_("A support contract was concluded"),
        about_worker=False,
        asks=("support_contract",),
        deadlines=("notify_support_contract",),
    ),
    EventKind(
        slug="support_contract_changed",
        title=_("A support contract changed"),
        about_worker=False,
        asks=("support_contract",),
        deadlines=("notify_support_contract",),
    ),
    EventKind(
        slug="support_contract_ended",
        title=_("A support contract ended"),
        about_worker=False,
        asks=("support_contract",),
        deadlines=("notify_support_contract",),
    ),
    EventKind(
        slug="acceptance_difficult",
        title=_("The acceptance became difficult"),
        hint=_(
            "Missing, ill, going home, or for reasons of the business. A notice to leave is none of these."
        ),
        asks=("cause",),
        deadlines=("notify_difficulty",),
    ),
    EventKind(
        slug="work_not_started",
        title=_("Work not begun a month after the permission"),
        hint=_("The day is the one of the permission."),
        deadlines=("notify_not_started",),
    ),
    EventKind(
        slug="activity_stopped",
        title=_("Unable to work for a month"),
        hint=_("The day is the first one without work."),
        asks=("until_on",),
        deadlines=("notify_inactivity",),
    ),
    EventKind(
        slug="support_not_carried_out",
        title=_("Support is not carried out as planned"),
        hint=_("Counted from the day it was learned of."),
        deadlines=("notify_support_difficulty",),
    ),
    EventKind(
        slug="nonconformity",
        title=_("The employer no longer meets the standards"),
        hint=_("Arrears of tax or insurance, an involuntary separation, wrongdoing, violence."),
        about_worker=False,
        deadlines=("notify_nonconformity",),
    ),
    EventKind(
        slug="address_moved",
        title=_("The worker moved"),
        hint=_("The worker notifies the municipality; you remind."),
        deadlines=("worker_address",),
    ),
)
CAUSES: Final = {
    "missing": _("the worker is missing"),
    "illness": _("illness"),
    "death": _("death"),
    "employer": _("reasons of the business"),
    "goes_home": _("the worker goes home"),
    "other": _("another reason"),
}
_BY_SLUG: Final = {kind.slug: kind for kind in KINDS}


def event_kind(slug: str) -> EventKind:
    """The kind of that name."""
    if slug not in _BY_SLUG:
        raise ValidationError({"kind": _now("There is no such kind of event.")})
    return _BY_SLUG[slug]
