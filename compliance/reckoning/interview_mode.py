"""定期面談: face to face, online or by phone, and on which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

NOT_FACE_TO_FACE: Final = "interview_not_face_to_face"
TOLERATED_THEN: Final = "remote_interviews_were_tolerated_for_a_time"
IN_PERSON_DESIRABLE: Final = "some_interviews_desirable_in_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewMode:
    allowed: bool
    missing: tuple[str, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def conditions_of(mode: str, *, on: date) -> tuple[str, ...]:
    """What must be so for this mode on that day; none where it is simply allowed or not."""
    modes = rule("support/interview_modes", on=on).value
    return tuple(modes["conditions"]) if modes[mode] == "conditional" else ()


def interview_mode_allowed(
    *,
    mode: str,
    on: date,
    worker_consents: bool = False,
    supervisor_consents: bool = False,
    recorded: bool = False,
) -> InterviewMode:
    """Ordinance on standards, art. 3 (1) i ヌ: online with both consents and a recording."""
    modes = rule("support/interview_modes", on=on)
    facts = {
        "worker_consents": worker_consents,
        "supervisor_consents": supervisor_consents,
        "recorded": recorded,
    }
    stand = modes.value[mode]
    if stand == "allowed":
        return InterviewMode(allowed=True, missing=(), because=(modes,))
    if stand == "not_allowed":
        doubt = TOLERATED_THEN if modes.value["tolerated"] else NOT_FACE_TO_FACE
        return InterviewMode(allowed=False, missing=(), because=(modes,), warnings=(doubt,))
    missing = tuple(name for name in modes.value["conditions"] if not facts[name])
    return InterviewMode(
        allowed=not missing,
        missing=missing,
        because=(modes,),
        warnings=() if missing else (IN_PERSON_DESIRABLE,),
    )
