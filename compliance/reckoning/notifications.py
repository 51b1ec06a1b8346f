"""随時届出: which notification an event calls for, and by when it must have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import end_of_period_days
from compliance.rulebook import RuleNotInForce, history, rule

from .closed_days import open_day_on_or_before, rolled
from .facts import ImpossibleFacts
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

DAY_ZERO_UNSETTLED: Final = "day_zero_unsettled"
RULE_CHANGES_WITHIN_PERIOD: Final = "rule_changes_before_last_day"
NARROWER_SCOPE_THEN: Final = "narrower_scope_at_that_time"
EVENT_BEFORE_RULE: Final = "event_before_rule_began"

_OCCASIONAL: Final = "notifications/occasional_period"
_WORKERS_OWN: Final = "notifications/worker_period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One form to file. Post must arrive by `due_on`; `safe_on` is the open day to plan for."""

    official_form: str
    due_on: date
    safe_on: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifications:
    """What must be filed; empty where the rule in `because` asks for nothing."""

    required: tuple[Notification, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _DayZero:
    """The day the clock starts after; `careful` the earlier of two counts where they differ."""

    day: date
    careful: date
    because: tuple[Rule, ...] = ()
    warnings: tuple[str, ...] = ()


def contract_ended(*, reason: str, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(i); ended otherwise than by expiry or resignation, (iv) too."""
    law = rule("notifications/contract_ended", filed_on=filed_on or happened_on)
    if reason not in law.value["reasons"]:
        raise ImpossibleFacts("reason", f"{reason!r} is none of {', '.join(law.value['reasons'])}.")
    forms = list(law.value["forms"])
    if reason not in law.value["difficulty_unless_reason"]:
        forms.append(law.value["difficulty_form"])
    return _required(law, forms, _DayZero(happened_on, happened_on))


def contract_concluded(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(i): a new contract."""
    return _plain("notifications/contract_concluded", happened_on, filed_on)


def contract_changed(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(i): counted from the day the changed term takes effect."""
    return _plain("notifications/contract_changed", happened_on, filed_on)


def resignation_notice(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """The worker's own notice to leave: asked for by the earlier rule alone, by the day of filing."""
    if filed_on is not None and filed_on < happened_on:
        raise ImpossibleFacts("filed_on", "the filing cannot come before the event (happened_on).")
    return _plain("notifications/resignation_notice", happened_on, filed_on)


def worker_missing(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(iv)."""
    return _plain("notifications/worker_missing", happened_on, filed_on)


def acceptance_difficult(*, reason: str, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(iv): for the employer's or the worker's reasons; empty where none is asked."""
    law = rule("notifications/acceptance_difficult", filed_on=filed_on or happened_on)
    known = {name for version in history(law.id) for name in version.value["reasons"]}
    if reason not in known:
        raise ImpossibleFacts("reason", f"{reason!r} is none of {', '.join(sorted(known))}.")
    forms = law.value["forms"] if reason in law.value["reasons"] else ()
    return _required(law, forms, _DayZero(happened_on, happened_on))


def work_not_started(*, permitted_on: date, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Work not begun when a month has passed since the permission; that day is the event's.

    `happened_on` is the day looked at.
    """
    if happened_on < permitted_on:
        raise ImpossibleFacts(
            "happened_on", "the day looked at cannot come before the permission (permitted_on)."
        )
    law = rule("notifications/work_not_started", filed_on=filed_on or happened_on)
    if not law.value["forms"]:
        return Notifications(required=(), because=(law,))
    month = add_period(from_on=permitted_on, months=law.value["after_months"])
    if happened_on < month.last_day:
        return Notifications(required=(), because=(law, *month.because), warnings=month.warnings)
    warnings = (*_before_the_rule(law, month.last_day), *month.warnings)
    zero = _DayZero(month.last_day, month.safe_on, month.because, warnings)
    return _required(law, law.value["forms"], zero)


def activity_stopped(
    *, happened_on: date, until: date | None, on: date, filed_on: date | None = None
) -> Notifications:
    """Unable to work for a month: due once that month is reached.

    Which day starts the clock is unsettled; the earlier of the counts is taken, with a warning.
    """
    if until is not None and until < happened_on:
        raise ImpossibleFacts("until", f"it ends ({until}) before it begins (happened_on {happened_on}).")
    law = rule("notifications/activity_stopped", filed_on=filed_on or on)
    if not law.value["forms"]:
        return Notifications(required=(), because=(law,))
    unsettled = rule("notifications/activity_stopped_day_zero", filed_on=filed_on or on)
    month = add_period(from_on=happened_on, months=law.value["after_months"])
    reached = month.safe_on
    because = (*month.because, unsettled)
    if on < reached or (until is not None and until < reached):
        return Notifications(required=(), because=(law, *because), warnings=(DAY_ZERO_UNSETTLED,))
    warnings = (DAY_ZERO_UNSETTLED, *_before_the_rule(law, reached), *month.warnings)
    zero = _DayZero(reached, reached, because, warnings)
    return _required(law, law.value["forms"], zero)


def support_not_carried_out(
    *, learned_on: date, happened_on: date | None = None, filed_on: date | None = None
) -> Notifications:
    """Counted from the day the employer learned that the support plan is not carried out."""
    if happened_on is not None and learned_on < happened_on:
        raise ImpossibleFacts("learned_on", "nobody learns of it before it happened (happened_on).")
    return _plain("notifications/support_not_carried_out", learned_on, filed_on)


def support_body_special_report(
    *, learned_on: date, happened_on: date | None = None, filed_on: date | None = None
) -> Notifications:
    """The support organization's own report, counted from the day it learned; none was asked for before."""
    if happened_on is not None and learned_on < happened_on:
        raise ImpossibleFacts("learned_on", "nobody learns of it before it happened (happened_on).")
    try:
        return _plain("notifications/support_body_special_report", learned_on, filed_on)
    except RuleNotInForce:
        return Notifications(
            required=(), because=(rule("notifications/support_body_quarterly", filed_on=learned_on),)
        )


def nonconformity(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Ordinance on standards, art. 2, no longer met: counted from the occurrence, to be safe."""
    law = rule("notifications/nonconformity", filed_on=filed_on or happened_on)
    unsettled = rule("notifications/nonconformity_day_zero", filed_on=filed_on or happened_on)
    narrower = law.value["scope"] == "misconduct"
    warnings = (DAY_ZERO_UNSETTLED, *((NARROWER_SCOPE_THEN,) if narrower else ()))
    return _required(law, law.value["forms"], _DayZero(happened_on, happened_on, (unsettled,), warnings))


def support_plan_changed(*, status: str, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(ii); SSW (i) alone has a support plan."""
    return _for_status("notifications/support_plan_changed", status, happened_on, filed_on)


def support_contract_concluded(
    *, status: str, happened_on: date, filed_on: date | None = None
) -> Notifications:
    """Immigration Act 19-18(1)(iii)."""
    return _for_status("notifications/support_contract_concluded", status, happened_on, filed_on)


def support_contract_ended(*, status: str, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-18(1)(iii)."""
    return _for_status("notifications/support_contract_ended", status, happened_on, filed_on)


def support_contract_changed(
    *, status: str, happened_on: date, filed_on: date | None = None
) -> Notifications:
    """Immigration Act 19-18(1)(iii)."""
    return _for_status("notifications/support_contract_changed", status, happened_on, filed_on)


def address_moved(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-7 and 19-9: the worker's own, at the municipality."""
    return _plain("notifications/address_moved", happened_on, filed_on, clock=_WORKERS_OWN)


def worker_contract_changed(*, happened_on: date, filed_on: date | None = None) -> Notifications:
    """Immigration Act 19-16: the worker's own, on leaving or joining an employer."""
    return _plain("notifications/worker_contract_changed", happened_on, filed_on, clock=_WORKERS_OWN)


def _plain(rule_id: str, day_zero: date, filed_on: date | None, *, clock: str = _OCCASIONAL) -> Notifications:
    law = rule(rule_id, filed_on=filed_on or day_zero)
    found = _required(law, law.value["forms"], _DayZero(day_zero, day_zero), clock=clock)
    return found if filed_on else _warned_of_change(found, law, day_zero, clock)


def _for_status(rule_id: str, status: str, happened_on: date, filed_on: date | None) -> Notifications:
    law = rule(rule_id, filed_on=filed_on or happened_on)
    forms = law.value["forms"] if status in law.value["only_statuses"] else ()
    return _required(law, forms, _DayZero(happened_on, happened_on))


def _required(
    law: Rule, forms: list[str] | tuple[str, ...], zero: _DayZero, *, clock: str = _OCCASIONAL
) -> Notifications:
    """The forms, each with its days: counted from the event, moved off closed days by the law on holidays."""
    if not forms:
        return Notifications(required=(), because=(law, *zero.because), warnings=zero.warnings)
    period = rule(clock, happened_on=zero.day)
    last_day = end_of_period_days(zero.day, period.value)
    due_on, moved_by = rolled(last_day, under="calendar/roll_notifications")
    safe_on = open_day_on_or_before(end_of_period_days(zero.careful, period.value))
    first_day_excluded = rule("calendar/first_day_excluded", on=zero.day)
    return Notifications(
        required=tuple(
            Notification(official_form=form, due_on=due_on, safe_on=safe_on, last_day=last_day)
            for form in forms
        ),
        because=tuple(dict.fromkeys((law, period, first_day_excluded, *zero.because, *moved_by))),
        warnings=zero.warnings,
    )


def _before_the_rule(law: Rule, day_zero: date) -> tuple[str, ...]:
    """The rule goes by the day of filing: an event before it can be asked for, its days already over."""
    return (EVENT_BEFORE_RULE,) if day_zero < law.effective_from else ()


def _warned_of_change(found: Notifications, law: Rule, day_zero: date, clock: str) -> Notifications:
    """Warn where the rule changes before the last day of filing, and no day of filing is known."""
    last_day = end_of_period_days(day_zero, rule(clock, happened_on=day_zero).value)
    if law.effective_to is None or last_day < law.effective_to:
        return found
    return Notifications(
        required=found.required, because=found.because, warnings=(*found.warnings, RULE_CHANGES_WITHIN_PERIOD)
    )
