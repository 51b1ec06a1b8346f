"""Which case a deadline opens: its procedure, or the notification it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.models.choices import ApplicationType, Kind
from compliance.reckoning.procedures import procedure
from compliance.rulebook import RuleNotInForce, UnknownRule, rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.deadlines.models import Deadline
    from compliance.reckoning.procedures import Procedure

EXTENSION: Final = "extension"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is opened. `law` is the rule that names the form of a notification."""

    kind: Kind
    procedure: str = ""
    law: str = ""
    title_ja: str = ""

    def official_form(self, *, on: date) -> str:
        """The form to file on that day; empty where none is known."""
        if not self.law:
            return ""
        try:
            law = rule(self.law, filed_on=on)
        except (UnknownRule, RuleNotInForce):
            return ""
        forms = law.value.get("forms") or () if hasattr(law.value, "get") else ()
        return str(forms[0]) if forms else ""


def _notification(law: str) -> Opening:
    return Opening(kind=Kind.NOTIFICATION, law=f"notifications/{law}")


def _own(law: str) -> Opening:
    return Opening(kind=Kind.WORKER_NOTICE, law=f"notifications/{law}")


_EXTENSION: Final = Opening(kind=Kind.APPLICATION, procedure=EXTENSION)
_SECOND_STATUS: Final = Opening(kind=Kind.APPLICATION, procedure="ssw1_to_ssw2")

BY_DEADLINE: Final = {
    "card_expiry": _EXTENSION,
    "extension_opens": _EXTENSION,
    "extension_last_day": _EXTENSION,
    "five_year_cap": _SECOND_STATUS,
    "ssw2_test_target": _SECOND_STATUS,
    "coe_validity": Opening(kind=Kind.PROCESS, procedure="arrival"),
    "notify_contract_change": _notification("contract_changed"),
    "notify_contract_end_or_new": _notification("contract_ended"),
    "notify_difficulty": _notification("acceptance_difficult"),
    "notify_not_started": _notification("work_not_started"),
    "notify_inactivity": _notification("activity_stopped"),
    "notify_nonconformity": _notification("nonconformity"),
    "notify_plan_change": _notification("support_plan_changed"),
    "notify_support_contract": _notification("support_contract_concluded"),
    "notify_support_difficulty": _notification("support_not_carried_out"),
    "annual_report": _notification("annual_report"),
    "worker_notify_employer": _own("worker_contract_changed"),
    "worker_address": _own("address_moved"),
    "hello_work_hire": Opening(kind=Kind.NOTIFICATION),
    "hello_work_separation": Opening(kind=Kind.NOTIFICATION),
}
# Kinds that are about the same day: an open case of one is the case of the others.
SAME_MATTER: Final = (frozenset({"card_expiry", "extension_opens", "extension_last_day"}),)


def opening_for(kind: str) -> Opening | None:
    """The case a deadline of that kind opens by itself; None: a person chooses the procedure."""
    return BY_DEADLINE.get(kind)


def same_matter(kind: str) -> frozenset[str]:
    """The kinds of deadline that one case answers together."""
    return next((kinds for kinds in SAME_MATTER if kind in kinds), frozenset({kind}))


def is_openable(deadline: Deadline) -> bool:
    return deadline.state == "open" and opening_for(deadline.kind) is not None


def kind_of(found: Procedure) -> Kind:
    """What a case of that procedure is: filed with the agency, or lived through."""
    return Kind.APPLICATION if found.kind == "application" else Kind.PROCESS


def application_type_of(found: Procedure) -> ApplicationType:
    return ApplicationType(found.application_type)


def procedure_or_none(slug: str, *, on: date) -> Procedure | None:
    """The procedure as it stands on the day; None where there is none."""
    if not slug:
        return None
    try:
        return procedure(slug, on)
    except (UnknownRule, RuleNotInForce):
        return None
