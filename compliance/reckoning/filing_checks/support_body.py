"""登録支援機関: registered and in term where support is entrusted to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.delegation import delegation_allowed
from compliance.reckoning.obligations import owes_support
from compliance.reckoning.support_body import registration_number
from compliance.rulebook import rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from .facts import FilingFacts, SupportFacts

CHECK: Final = "support_body"
NUMBER_MALFORMED: Final = "support_body_number_malformed"
LAPSED: Final = "support_body_registration_lapsed"
NOT_YET: Final = "support_body_not_yet_registered"
NOT_ALLOWED: Final = "support_not_delegable_to_unregistered"
TERM_UNKNOWN: Final = "support_body_term_not_recorded"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    on = facts.accepted_on
    if not owes_support(facts.status_to, on=on):
        return not_asked(CHECK, (rule("support/duty_by_status", on=on),))
    delegable = rule("support/delegation", on=on)
    support = facts.support
    if support is None:
        return lacking(CHECK, "support", because=(delegable,))
    if support.scope == "none":
        return not_asked(CHECK, (delegable,))
    registered = (
        support.is_registered if support.is_registered is not None else bool(support.registration_number)
    )
    allowed = delegation_allowed(scope=support.scope, delegate="rso" if registered else "unregistered", on=on)
    if not allowed.allowed:
        return (blocked(CHECK, NOT_ALLOWED, *allowed.because),)
    if not registered:
        return in_order(CHECK, allowed.because)
    return tuple(_registration(support, facts)) or in_order(CHECK, allowed.because)


def _registration(support: SupportFacts, facts: FilingFacts) -> list[Finding]:
    on = facts.accepted_on
    lapse = rule("support_body/lapse", on=on)
    found: list[Finding] = []
    if support.registration_number:
        number = registration_number(number=support.registration_number, on=on)
        if not number.valid:
            found.append(warned(CHECK, NUMBER_MALFORMED, *number.because, subject="registration_number"))
    else:
        found += lacking(CHECK, "registration_number", because=(lapse,))
    if support.registered_on is not None and support.registered_on > on:
        found.append(blocked(CHECK, NOT_YET, lapse, subject="registered_on"))
    if support.expires_on is None:
        found.append(warned(CHECK, TERM_UNKNOWN, lapse, subject="expires_on"))
    elif support.expires_on < on:
        found.append(blocked(CHECK, LAPSED, lapse, subject="expires_on"))
    return found
