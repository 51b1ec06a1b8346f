"""An answer, a strip of days and a five-year account, as plain data for pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from compliance.desk import meaning, wording
from compliance.desk.legality_words import ANSWERS, evidence_name, exclusion_kind, meaning_of_answer
from compliance.reckoning.legality import may_work, timeline
from compliance.workers.models import StayExclusion

if TYPE_CHECKING:
    from datetime import date

    from compliance.desk.legality.collect import Known
    from compliance.reckoning.legality import Answer, LegalityFacts
    from compliance.reckoning.stay_account import StayAccount
    from compliance.workers.models import Worker

AROUND = timedelta(days=365)
"""How far a strip reaches before and after the day looked at."""
SOON_DAYS = 365


def answer(facts: LegalityFacts, on: date) -> dict[str, Any]:
    """What holds on a day: the word, under what and until when, the evidence, and why."""
    return _answer(may_work(facts, on))


def _answer(found: Answer) -> dict[str, Any]:
    shown = meaning_of_answer(found.allowed, found.basis)
    return {
        "on": found.on,
        "allowed": found.allowed,
        "basis": found.basis,
        "tag": shown.tag(),
        "word": str(shown.word),
        "css": shown.css,
        "status": wording.status_title(found.status) if found.status else "",
        "until": found.until,
        "field": wording.field_title(found.field) if found.field else "",
        "evidence": [
            {"name": evidence_name(one.kind), "present": one.present, "on": one.on} for one in found.evidence
        ],
        "reasons": [wording.warning(code) for code in found.reasons],
        "warnings": [wording.warning(code) for code in found.warnings],
        "because": wording.because([rule.as_because() for rule in found.because]),
    }


def strip(facts: LegalityFacts, on: date) -> dict[str, Any]:
    """The days around one, in spans of the same word; each as wide as it is long."""
    spans: list[dict[str, Any]] = []
    for span in timeline(facts, on - AROUND, on + AROUND):
        shown = meaning_of_answer(span.answer.allowed, span.answer.basis)
        days = (span.to_on - span.from_on).days + 1
        last = spans[-1] if spans else None
        if last and last["word"] == str(shown.word) and last["reasons"] == _reasons(span.answer):
            last["to_on"] = span.to_on
            last["days"] += days
            continue
        spans.append(
            {
                "css": shown.css,
                "icon": shown.icon,
                "word": str(shown.word),
                "from_on": span.from_on,
                "to_on": span.to_on,
                "days": days,
                "reasons": _reasons(span.answer),
            }
        )
    before = AROUND.days
    return {"spans": spans, "before": before, "after": AROUND.days + 1, "on": on}


def _reasons(found: Answer) -> list[str]:
    return [wording.warning(code) for code in found.reasons]


def legend() -> list[str]:
    """The words of a strip with their colours."""
    return [one.tag() for one in ANSWERS.values()]


def account(one: Known) -> dict[str, Any] | None:
    """The five-year account: used, both ways of adding, caps, claims, the sixth year."""
    found = one.account
    if found is None:
        return {"problem": one.problem} if one.problem else None
    is_bound = one.worker.stay_history_complete_on is None
    shown = meaning.meaning_of_day(found.cap_on, on=found.on, soon_days=SOON_DAYS)
    return {
        "problem": "",
        "is_bound": is_bound,
        "years": found.used.years,
        "months": found.used.months,
        "days": found.used.days,
        "calendar": _length(found.used_by_calendar),
        "in_days": found.used_in_days,
        "cap_on": found.cap_on,
        "cap_by_calendar": found.cap_by_calendar,
        "cap_in_days": found.cap_in_days,
        "counts_differ": found.cap_by_calendar != found.cap_in_days,
        "cap_on_if_granted": _other(found.cap_on_if_granted, found.cap_on),
        "cap_with_sixth_year": found.cap_with_sixth_year,
        "sixth_year_open": found.sixth_year_open,
        "request_from_on": found.request_from_on,
        "balance": _length(found.balance) if found.balance is not None else None,
        "left": meaning.days_left(found.cap_on, on=found.on) if found.cap_on else "",
        "tag": shown.tag() if shown else "",
        "lines": [_line(line) for line in found.lines],
        "claims": _claims(one.worker, found),
        "warnings": [wording.warning(code) for code in found.warnings],
        "because": wording.because([rule.as_because() for rule in found.because]),
    }


def _other(day: date | None, than: date | None) -> date | None:
    return day if day != than else None


def _length(length: Any) -> dict[str, int]:
    return {"years": length.months // 12, "months": length.months % 12, "days": length.days}


def _line(line: Any) -> dict[str, Any]:
    return {
        "status": wording.status_title(line.stay.status),
        "from_on": line.stay.from_on,
        "to_on": line.stay.to_on,
        "counted": line.counted,
        "days": line.days,
    }


def _claims(worker: Worker, found: StayAccount) -> list[dict[str, Any]]:
    """Leave on file, each with what the reckoning says of it."""
    judged = {(line.claim.kind, line.claim.from_on): line for line in found.claims}
    return [
        {
            "id": claim.pk,
            "kind": exclusion_kind(claim.kind),
            "from_on": claim.from_on,
            "to_on": claim.to_on,
            "decision": claim.get_decision_display(),
            "is_granted": claim.decision == StayExclusion.Decision.GRANTED,
            "requested_on": claim.requested_on,
            "decided_on": claim.decided_on,
            "evidence": claim.evidence,
            "excludable": line.excludable if line else None,
            "official_form": line.official_form if line else "",
            "warnings": [wording.warning(code) for code in line.warnings] if line else [],
        }
        for claim in worker.stay_exclusions.all()
        for line in [judged.get((claim.kind, claim.from_on))]
    ]
