"""Whether support, as it was given, counts: how, how long, in which language, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .examined import Examined
from .interview_mode import conditions_of
from .obligations import INTERVIEW_MODES, hours_rule, language_rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.rulebook import Rule

MODE_NOT_ALLOWED: Final = "mode_not_allowed"
MODE_UNUSUAL: Final = "mode_unusual"
TOO_SHORT: Final = "too_short"
SHORTER_THAN_STANDARD: Final = "shorter_than_standard"
LANGUAGE_NOT_UNDERSTOOD: Final = "language_not_understood"
REDELEGATED: Final = "redelegation_not_allowed"
ONLINE_CONDITIONS: Final = "online_interview_conditions_to_confirm"
NOT_FACE_TO_FACE: Final = "interview_not_face_to_face"

ACCEPTABLE: Final = "acceptable"
DOUBTFUL: Final = "doubtful"
NOT_ACCEPTABLE: Final = "not_acceptable"

_INTERVIEW: Final = "periodic_interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRecord:
    acceptable: bool
    findings: tuple[str, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def needs(obligation: str, *, on: date) -> tuple[str, ...]:
    """Which facts of a record matter for the obligation: mode, hours, language."""
    wanted = ["mode"] if obligation == _INTERVIEW or obligation in rule("support/modes", on=on).value else []
    if hours_rule(obligation, on=on):
        wanted.append("hours")
    if language_rule(obligation, on=on):
        wanted += ["language", "worker_languages"]
    return tuple(wanted)


def support_record(
    *,
    obligation: str,
    performed_by: str,
    on: date,
    mode: str | None = None,
    hours: float | None = None,
    language: str | None = None,
    worker_languages: Sequence[str] = (),
    circumstances: str | None = None,
) -> SupportRecord:
    """Ordinance on standards, arts. 3 and 4, and the guidelines on support."""
    examined = (
        _performer(performed_by, on),
        _mode(obligation, mode, on),
        _hours(obligation, hours, on, same_site=circumstances == "same_site"),
        _language(obligation, language, worker_languages, on),
    )
    findings = tuple(code for part in examined for code in (*part.blocking, *part.warnings))
    return SupportRecord(
        acceptable=not any(part.blocking for part in examined),
        findings=findings,
        because=(
            rule("support/duty_by_status", on=on),
            *(used for part in examined for used in part.because),
        ),
        warnings=tuple(code for part in examined for code in part.warnings),
    )


def judgement(record: SupportRecord) -> str:
    """`acceptable`, `doubtful` (a person should look) or `not_acceptable` (no proof of anything)."""
    if not record.acceptable:
        return NOT_ACCEPTABLE
    return DOUBTFUL if record.warnings else ACCEPTABLE


def _performer(performed_by: str, on: date) -> Examined:
    if performed_by != "rso_subcontractor":
        return Examined()
    redelegation = rule("support/redelegation", on=on)
    return Examined(blocking=() if redelegation.value["allowed"] else (REDELEGATED,), because=(redelegation,))


def _mode(obligation: str, mode: str | None, on: date) -> Examined:
    if mode is None:
        return Examined()
    if obligation == _INTERVIEW:
        return _interview_mode(mode, on)
    allowed = rule("support/modes", on=on)
    if obligation in allowed.value:
        blocking = () if mode in allowed.value[obligation] else (MODE_NOT_ALLOWED,)
        return Examined(blocking=blocking, because=(allowed,))
    expected = rule("support/expected_modes", on=on)
    if mode not in expected.value.get(obligation, (mode,)):
        return Examined(warnings=(MODE_UNUSUAL,), because=(expected,))
    return Examined()


def _interview_mode(mode: str, on: date) -> Examined:
    modes = rule("support/interview_modes", on=on)
    asked = INTERVIEW_MODES.get(mode)
    stand = modes.value[asked] if asked else "not_allowed"
    if stand == "not_allowed":
        doubtful = (NOT_FACE_TO_FACE,) if asked else ()
        return Examined(blocking=(MODE_NOT_ALLOWED,), warnings=doubtful, because=(modes,))
    open_conditions = asked is not None and conditions_of(asked, on=on)
    return Examined(warnings=(ONLINE_CONDITIONS,) if open_conditions else (), because=(modes,))


def _hours(obligation: str, hours: float | None, on: date, *, same_site: bool) -> Examined:
    """Under the minimum never counts; between minimum and standard warns, for the standard is “about”."""
    wanted = hours_rule(obligation, on=on)
    if hours is None or wanted is None:
        return Examined()
    standard = (
        wanted.value.get("same_site", wanted.value["standard"]) if same_site else wanted.value["standard"]
    )
    if hours < wanted.value["minimum"]:
        return Examined(blocking=(TOO_SHORT,), because=(wanted,))
    return Examined(warnings=(SHORTER_THAN_STANDARD,) if hours < standard else (), because=(wanted,))


def _language(obligation: str, language: str | None, understood: Sequence[str], on: date) -> Examined:
    duty = language_rule(obligation, on=on)
    if duty is None or language is None:
        return Examined()
    known = {name.casefold() for name in understood}
    blocking = () if language.casefold() in known else (LANGUAGE_NOT_UNDERSTOOD,)
    return Examined(blocking=blocking, because=(duty,))
