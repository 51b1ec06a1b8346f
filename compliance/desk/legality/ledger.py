"""All workers on one day: who may work, under what, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.desk import wording
from compliance.desk.legality import collect
from compliance.desk.legality_words import ANSWERS, evidence_name, meaning_of_answer
from compliance.reckoning.legality import may_work
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from compliance.reckoning.legality import Answer
    from compliance.workers.querysets import WorkerQuerySet

CHUNK: Final = 2_000
ORDERS: Final = {
    "name": ("name", "pk"),
    "-name": ("-name", "-pk"),
    "employee_number": ("employee_number", "pk"),
    "organization": ("organization__name", "name", "pk"),
    "site": ("site__name", "name", "pk"),
}


def workers(
    user: Any, *, on: date, organization: int | None, site: int | None, text: str, order: str
) -> WorkerQuerySet:
    """Those employed on that day whom the person may see, as filtered."""
    rows = Worker.objects.visible_to(user, on=None).employed(on=on)
    if organization is not None:
        rows = rows.filter(organization_id=organization)
    if site is not None:
        rows = rows.filter(site_id=site)
    if text:
        rows = rows.named(text)
    return rows.order_by(*ORDERS.get(order, ORDERS["name"]))


def lines(found: Sequence[Worker], *, on: date) -> list[dict[str, Any]]:
    """One line a worker."""
    return [_line(one, on) for one in collect.known(found, on=on)]


def _line(one: collect.Known, on: date) -> dict[str, Any]:
    answer = may_work(one.facts, on)
    shown = meaning_of_answer(answer.allowed, answer.basis)
    return {
        "worker_id": one.worker.pk,
        "name": one.worker.name,
        "employee_number": one.worker.employee_number,
        "organization": one.worker.organization.name,
        "organization_id": one.worker.organization_id,
        "site": one.worker.site.name if one.worker.site else "",
        "allowed": answer.allowed,
        "basis": answer.basis,
        "key": _key(answer),
        "word": str(shown.word),
        "tag": shown.tag(),
        "status": wording.status_title(answer.status) if answer.status else "",
        "field": wording.field_title(answer.field) if answer.field else "",
        "until": answer.until,
        "reasons": [wording.warning(code) for code in answer.reasons],
        "warnings": [wording.warning(code) for code in answer.warnings],
        "missing": [evidence_name(kind) for kind in answer.missing_evidence],
        "cap_on": one.account.cap_on if one.account else None,
    }


def answering(rows: WorkerQuerySet, keys: frozenset[str], *, on: date) -> list[int]:
    """Ids of the workers whose answer is one of these, in the order of the rows."""
    return [
        one.worker.pk
        for chunk in _chunks(rows)
        for one in collect.known(chunk, on=on, with_account=False)
        if _key(may_work(one.facts, on)) in keys
    ]


def _key(answer: Answer) -> str:
    special = answer.allowed == "yes" and answer.basis == "special_period"
    return "special" if special else answer.allowed


def all_lines(rows: WorkerQuerySet, keys: frozenset[str], *, on: date) -> Iterator[dict[str, Any]]:
    """Every line, for an export."""
    for chunk in _chunks(rows):
        yield from (line for line in lines(chunk, on=on) if not keys or line["key"] in keys)


def _chunks(rows: WorkerQuerySet) -> Iterator[list[Worker]]:
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        wanted = ids[start : start + CHUNK]
        found = {worker.pk: worker for worker in collect.with_facts(rows.filter(pk__in=wanted)).order_by()}
        yield [found[pk] for pk in wanted]


def page_of_workers(rows: WorkerQuerySet, ids: Sequence[int]) -> list[Worker]:
    """These workers with their facts, in that order."""
    found = {worker.pk: worker for worker in collect.with_facts(rows.filter(pk__in=ids)).order_by()}
    return [found[pk] for pk in ids]


HEADINGS: Final = (
    (_("employee number"), "employee_number"),
    (_("name"), "name"),
    (_("organization"), "organization"),
    (_("site"), "site"),
    (_("answer"), "word"),
    (_("status of residence"), "status"),
    (_("field"), "field"),
    (_("may stay until"), "until"),
    (_("what stands in the way"), "reasons"),
    (_("look into"), "warnings"),
    (_("evidence missing"), "missing"),
    (_("five-year limit"), "cap_on"),
)
ANSWER_KEYS: Final = tuple(ANSWERS)
