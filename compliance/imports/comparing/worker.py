"""The worker, the site and who supports them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common.text import name_key, normalise
from compliance.imports.vocabulary import word_key
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from compliance.imports.differences import Differences
    from compliance.imports.known import KnownWorker
    from compliance.imports.recognition import Person
    from compliance.imports.support import Support

WORKER_TEXTS: Final = (
    "employee_number",
    "name",
    "family_name",
    "given_names",
    "name_kana",
    "name_kanji",
    "sex",
    "nationality",
    "birth_place",
    "home_address",
    "occupation",
    "postal_code",
    "address",
    "phone",
    "mobile",
    "email",
)
WORKER_DAYS: Final = ("birth_date", "left_on")
LATEST_DAYS: Final = ("last_interview_on", "last_supervisor_interview_on")
"""A ledger that lags behind never takes an interview back."""
MAIL_LANGUAGES: Final = frozenset({"ja", "en", "vi"})


def compare_worker(person: Person, found: KnownWorker | None, out: Differences) -> None:
    """What the row says of the person."""
    facts = person.facts
    worker = found.worker if found else Worker()
    if found is None and "name" not in facts and not person.has_error("name"):
        person.fails("name", _("The name is missing. Write it as on the residence card."))
    for target in WORKER_TEXTS:
        if target in facts and not _same_text(target, getattr(worker, target), facts[target]):
            _set(out, target, getattr(worker, target), facts[target])
    for target in WORKER_DAYS:
        if target in facts and getattr(worker, target) != facts[target]:
            _set(out, target, getattr(worker, target), facts[target])
    for target in LATEST_DAYS:
        before = getattr(worker, target)
        if target in facts and (before is None or facts[target] > before):
            _set(out, target, before, facts[target])
    spoken = facts.get("language", [])
    if set(spoken) - set(worker.languages):
        languages = [*worker.languages, *(code for code in spoken if code not in worker.languages)]
        out.worker["languages"] = languages
        out.note("language", worker.languages, languages)
        if not worker.preferred_language and spoken[0] in MAIL_LANGUAGES:
            out.worker["preferred_language"] = spoken[0]


def _set(out: Differences, target: str, old: Any, new: Any) -> None:
    out.worker[target] = new
    out.note(target, old, new)


def _same_text(target: str, known: str, new: str) -> bool:
    if target == "name":
        return name_key(known) == name_key(new)
    if target in {"phone", "mobile"}:
        return _digits(known) == _digits(new)
    if target in {"email", "employee_number"}:
        return "".join(known.casefold().split()) == "".join(new.casefold().split())
    return normalise(known) == new


def _digits(text: str) -> str:
    return "".join(char for char in normalise(text) if char.isdigit())


def compare_site(person: Person, found: KnownWorker | None, out: Differences) -> None:
    """Where the person works."""
    name = person.facts.get("site", "")
    now = found.worker.site.name if found and found.worker.site else ""
    if name and word_key(name) != word_key(now):
        out.site = name
        out.note("site", now, name)


def compare_support(support: Support | None, found: KnownWorker | None, out: Differences) -> None:
    """Who supports the person."""
    if support is None:
        return
    contract = found.worker.support_contract if found else None
    if contract is not None and contract.ends_on is not None and contract.ends_on < out.today:
        contract = None
    body = contract.support_organization if contract else None
    if (body.registration_number if body else "") == support.number:
        return
    out.support = support
    out.note(
        "support_organization",
        body.name if body else _("own support"),
        support.name or _("own support"),
    )
