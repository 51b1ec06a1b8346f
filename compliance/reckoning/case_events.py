"""出来事と届出: what an event at work calls for, by whom and by when: employer, worker, support body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from compliance.rulebook import history, rule

from . import notifications
from .facts import ImpossibleFacts
from .hello_work import hello_work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from compliance.rulebook import Rule

    from .notifications import Notifications

Filer: TypeAlias = Literal["employer", "worker", "support_body"]

_EVENTS: Final = "notifications/events"
_HELLO_WORK_KINDS: Final = {"hired": "hello_work_hire", "separated": "hello_work_separation"}
_HELLO_WORK_FORM: Final = "hello_work/form"
# How the end of a contract is called where acceptance becomes difficult.
_DIFFICULTY_OF_END: Final = {"employer": "business"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """One event. `on` is the day looked at; what an event does not need stays empty."""

    happened_on: date
    on: date | None = None
    filed_on: date | None = None
    learned_on: date | None = None
    until: date | None = None
    permitted_on: date | None = None
    status: str = "ssw1"
    reason: str = ""
    insured: bool = True
    all_support_entrusted: bool = False
    difficulty_notified: bool = False
    first_contract: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to file: form, days, who files it, and the kind of deadline it is.

    `covers` names forms that need not be filed apart because this one holds their content.
    """

    official_form: str
    kind: str
    due_on: date
    safe_on: date
    last_day: date
    who: Filer
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


def event_slugs() -> tuple[str, ...]:
    """Every event that can call for a notification."""
    return tuple(history(_EVENTS).versions[-1].value)


def event_title(event: str, lang: str) -> str:
    """What the event is called."""
    entry = history(_EVENTS).versions[-1].value[event]
    return str(entry.get(lang) or entry["en"])


def notifications_of_event(event: str, facts: EventFacts) -> tuple[Notice, ...]:
    """What is to be filed because of the event; nothing where the law of the day asks for nothing."""
    table = rule(_EVENTS, happened_on=facts.happened_on)
    if event not in table.value or event not in _ASKED:
        raise ImpossibleFacts("event", f"{event!r} is none of {', '.join(table.value)}.")
    entry = table.value[event]
    found = _ASKED[event](facts)
    notices = [
        _notice(asked, found, entry, facts, kind=entry["deadlines"][min(index, len(entry["deadlines"]) - 1)])
        for index, asked in enumerate(found.required)
        if not (index and facts.difficulty_notified)
    ]
    return (*notices, *_workers_own(entry, facts), *_hello_work(entry, facts))


def _notice(
    asked: notifications.Notification,
    found: Notifications,
    entry: Mapping[str, Any],
    facts: EventFacts,
    *,
    kind: str,
) -> Notice:
    ends_support = kind == "notify_contract_end_or_new" and facts.all_support_entrusted and bool(facts.reason)
    return Notice(
        official_form=asked.official_form,
        kind=kind,
        due_on=asked.due_on,
        safe_on=asked.safe_on,
        last_day=asked.last_day,
        who=_filer(facts, kind),
        because=found.because,
        warnings=found.warnings,
        attachments=_attachments(entry, facts, kind),
        covers=_forms_of_support_contract(facts) if ends_support else (),
    )


def _filer(facts: EventFacts, kind: str) -> Filer:
    if kind == "worker_address":
        return "worker"
    if kind == "notify_support_difficulty" and facts.all_support_entrusted:
        return "support_body"
    return "employer"


def _attachments(entry: Mapping[str, Any], facts: EventFacts, kind: str) -> tuple[str, ...]:
    """What goes with the form; of an ended contract, with the notice of difficulty alone."""
    given = entry.get("attachments", {})
    if "always" in given:
        return tuple(given["always"])
    if kind != "notify_difficulty":
        return ()
    return tuple(given.get(facts.reason, given.get("otherwise", ())))


def _forms_of_support_contract(facts: EventFacts) -> tuple[str, ...]:
    ended = notifications.support_contract_ended(
        status=facts.status, happened_on=facts.happened_on, filed_on=facts.filed_on
    )
    return tuple(asked.official_form for asked in ended.required)


def _workers_own(entry: Mapping[str, Any], facts: EventFacts) -> tuple[Notice, ...]:
    """契約機関に関する届出: the worker's own, as a reminder; nobody is left to file after a death."""
    if "worker_form" not in entry or facts.reason == "death" or facts.first_contract:
        return ()
    own = notifications.worker_contract_changed(happened_on=facts.happened_on, filed_on=facts.filed_on)
    return tuple(
        Notice(
            official_form=entry["worker_form"],
            kind="worker_notify_employer",
            due_on=asked.due_on,
            safe_on=asked.safe_on,
            last_day=asked.last_day,
            who="worker",
            because=own.because,
            warnings=own.warnings,
        )
        for asked in own.required
    )


def _hello_work(entry: Mapping[str, Any], facts: EventFacts) -> tuple[Notice, ...]:
    event = entry.get("hello_work")
    if event is None:
        return ()
    report = hello_work(event=event, happened_on=facts.happened_on, insured=facts.insured)
    form = rule(_HELLO_WORK_FORM, happened_on=facts.happened_on)
    return (
        Notice(
            official_form=form.value[event]["insured" if facts.insured else "not_insured"],
            kind=_HELLO_WORK_KINDS[event],
            due_on=report.due_on,
            safe_on=report.safe_on,
            last_day=report.last_day,
            who="employer",
            because=(*report.because, form),
            warnings=report.warnings,
        ),
    )


def _ended(facts: EventFacts) -> Notifications:
    return notifications.contract_ended(
        reason=facts.reason, happened_on=facts.happened_on, filed_on=facts.filed_on
    )


def _concluded(facts: EventFacts) -> Notifications:
    """The first contract goes with the application itself and is not notified."""
    found = notifications.contract_concluded(happened_on=facts.happened_on, filed_on=facts.filed_on)
    return notifications.Notifications(required=(), because=found.because) if facts.first_contract else found


def _difficult(facts: EventFacts) -> Notifications:
    return notifications.acceptance_difficult(
        reason=_DIFFICULTY_OF_END.get(facts.reason, facts.reason),
        happened_on=facts.happened_on,
        filed_on=facts.filed_on,
    )


def _not_started(facts: EventFacts) -> Notifications:
    if facts.permitted_on is None:
        raise ImpossibleFacts("permitted_on", "give the day of the permission.")
    return notifications.work_not_started(
        permitted_on=facts.permitted_on, happened_on=facts.on or facts.happened_on, filed_on=facts.filed_on
    )


def _stopped(facts: EventFacts) -> Notifications:
    return notifications.activity_stopped(
        happened_on=facts.happened_on,
        until=facts.until,
        on=facts.on or facts.happened_on,
        filed_on=facts.filed_on,
    )


def _support_failed(facts: EventFacts) -> Notifications:
    """The employer notifies what it was to do itself; what was entrusted in full, the other reports."""
    asked = (
        notifications.support_body_special_report
        if facts.all_support_entrusted
        else notifications.support_not_carried_out
    )
    return asked(
        learned_on=facts.learned_on or facts.happened_on,
        happened_on=facts.happened_on,
        filed_on=facts.filed_on,
    )


def _dated(ask: Callable[..., Notifications]) -> Callable[[EventFacts], Notifications]:
    return lambda facts: ask(happened_on=facts.happened_on, filed_on=facts.filed_on)


def _by_status(ask: Callable[..., Notifications]) -> Callable[[EventFacts], Notifications]:
    return lambda facts: ask(status=facts.status, happened_on=facts.happened_on, filed_on=facts.filed_on)


_ASKED: Final[Mapping[str, Callable[[EventFacts], Notifications]]] = {
    "contract_changed": _dated(notifications.contract_changed),
    "contract_ended": _ended,
    "contract_concluded": _concluded,
    "support_plan_changed": _by_status(notifications.support_plan_changed),
    "support_contract_concluded": _by_status(notifications.support_contract_concluded),
    "support_contract_ended": _by_status(notifications.support_contract_ended),
    "support_contract_changed": _by_status(notifications.support_contract_changed),
    "acceptance_difficult": _difficult,
    "work_not_started": _not_started,
    "activity_stopped": _stopped,
    "support_not_carried_out": _support_failed,
    "nonconformity": _dated(notifications.nonconformity),
    "address_moved": _dated(notifications.address_moved),
}
