"""The one mail a person gets on a day, made from the facts as they stand when it is sent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from compliance.deadlines.models import Deadline, Severity
from compliance.organizations.models import Contact
from compliance.reminders import wording
from compliance.reminders.kinds import kind
from compliance.reminders.models import Reminder
from compliance.reminders.recipients import StillReached, employer_told

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.reminders.models import Digest
    from compliance.workers.models import Worker

log = structlog.stdlib.get_logger(__name__)

WRITTEN_LANGUAGES: Final = ("ja", "en", "vi")
FOR_EVERYBODY_ELSE: Final = ("ja", "en")
"""A worker whose language we do not write gets plain Japanese and English, one below the other."""
_HARM: Final = {name: rank for rank, name in enumerate(Severity.values)}
Told = dict[int, list[Reminder]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One deadline in a mail."""

    what: str
    who: str
    organization: str
    due: str
    safe: str
    remaining: str
    is_overdue: bool
    is_limit: bool = True
    to_do: str = ""
    why: tuple[str, ...] = ()
    also_told: tuple[str, ...] = ()
    url: str = ""


@dataclass(slots=True)
class Letter:
    """What is to be sent, which reminders it tells, and which turned out to be needless."""

    told: list[Reminder] = field(default_factory=list)
    dropped: dict[int, str] = field(default_factory=dict)
    message: EmailMultiAlternatives | None = None
    languages: tuple[str, ...] = ()


def languages_of(digest: Digest) -> tuple[str, ...]:
    """The languages a mail is written in."""
    if digest.to_user is not None:
        return (digest.to_user.language,) if digest.to_user.language in WRITTEN_LANGUAGES else ("ja",)
    preferred = digest.to_worker.preferred_language if digest.to_worker is not None else ""
    return (preferred,) if preferred in WRITTEN_LANGUAGES else FOR_EVERYBODY_ELSE


def write(digest: Digest) -> Letter:
    """Write the mail; without a message when nothing is left to say."""
    letter = Letter(languages=languages_of(digest))
    recipient: User | Worker | None = digest.to_user or digest.to_worker
    address = recipient.email if recipient is not None else ""
    reached = StillReached(on=digest.day, user=digest.to_user, worker=digest.to_worker)
    for reminder in _planned(digest):
        if reason := _needless(reminder, reached, address):
            letter.dropped[reminder.pk] = reason
        else:
            letter.told.append(reminder)
    if letter.told:
        letter.told.sort(key=_by_harm)
        letter.message = _message(digest, letter, address)
    return letter


def _planned(digest: Digest) -> list[Reminder]:
    found = digest.reminders.filter(state=Reminder.State.PLANNED).select_related(
        "organization", "deadline__worker__organization", "deadline__worker__site"
    )
    return list(found.order_by("pk"))


def _needless(reminder: Reminder, reached: StillReached, address: str) -> str:
    if reminder.deadline.state != Deadline.State.OPEN:
        return Reminder.DropReason.SETTLED
    if reminder.deadline.due_on != reminder.due_on:
        return Reminder.DropReason.MOVED
    if not address:
        return Reminder.DropReason.NO_ADDRESS
    return "" if reached.by(reminder) else Reminder.DropReason.NOT_TOLD


def _by_harm(reminder: Reminder) -> tuple[int, date, int]:
    return (_HARM.get(reminder.deadline.severity, len(_HARM)), reminder.due_on, reminder.pk)


def _message(digest: Digest, letter: Letter, address: str) -> EmailMultiAlternatives:
    others = _others_told(digest, letter.told)
    subjects, texts, pages = [], [], []
    for language in letter.languages:
        with override(language):
            subject, text, page = _in_language(digest, letter.told, others, language)
        subjects.append(subject)
        texts.append(text)
        pages.append(page)
    separator = "\n" + "=" * 40 + "\n\n"
    body = render_to_string("reminders/mail.html", {"pages": pages, "language": letter.languages[0]})
    message = EmailMultiAlternatives(
        subject=" / ".join(subjects),
        body=separator.join(texts),
        to=[address],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(body, "text/html")
    return message


def _in_language(digest: Digest, told: list[Reminder], others: Told, language: str) -> tuple[str, str, str]:
    lines = [_line_or_less(digest, reminder, others[reminder.pk], language) for reminder in told]
    context: dict[str, Any] = {
        "lines": lines,
        "name": digest.recipient_name,
        "day": wording.written(digest.day),
        "desk": f"{settings.PUBLIC_URL}{reverse('reminders:mine')}",
        "language": language,
    }
    template = "digest"
    if digest.to_worker is not None:
        template = "worker_digest"
        context |= {"contact": _contact(digest.to_worker, digest.day)}
    text = render_to_string(f"reminders/{template}.txt", context)
    page = render_to_string(f"reminders/{template}.html", context)
    return _subject(digest, lines), text, page


def _subject(digest: Digest, lines: list[Line]) -> str:
    count, overdue = len(lines), sum(line.is_overdue for line in lines)
    if digest.to_worker is not None:
        facts = {"count": count, "what": lines[0].what}
        if count == 1:
            return _("Please check: %(what)s") % facts
        return _("Please check: %(what)s and more (%(count)d in all)") % facts
    facts = {"count": count, "overdue": overdue, "day": digest.day.isoformat()}
    if overdue:
        return (
            ngettext(
                "%(count)d deadline, %(overdue)d of them overdue (%(day)s)",
                "%(count)d deadlines, %(overdue)d of them overdue (%(day)s)",
                count,
            )
            % facts
        )
    return ngettext("%(count)d deadline (%(day)s)", "%(count)d deadlines (%(day)s)", count) % facts


def _line_or_less(digest: Digest, reminder: Reminder, others: list[Reminder], language: str) -> Line:
    """A broken record is told with what is certain of it, and keeps nobody else's line from being told."""
    try:
        return _line(digest, reminder, others, language)
    except Exception:
        log.exception("reminder_line_broken", reminder=reminder.pk, deadline=reminder.deadline_id)
        return Line(
            what=kind(reminder.deadline.kind, reminder.due_on).named(language),
            who=str(reminder.deadline.worker or ""),
            organization=reminder.organization.name,
            due=reminder.due_on.isoformat(),
            safe=reminder.deadline.safe_on.isoformat(),
            remaining=wording.remaining(reminder.due_on, digest.day),
            is_overdue=reminder.due_on < digest.day,
            url=_url(digest, reminder),
        )


def _line(digest: Digest, reminder: Reminder, others: list[Reminder], language: str) -> Line:
    deadline = reminder.deadline
    told_kind = kind(deadline.kind, deadline.due_on)
    return Line(
        what=told_kind.named(language),
        who=deadline.worker.name if deadline.worker is not None else "",
        organization=reminder.organization.name,
        due=wording.written(deadline.due_on),
        safe=wording.written(deadline.safe_on),
        remaining=wording.remaining(deadline.due_on, digest.day, is_limit=told_kind.is_limit),
        is_overdue=told_kind.is_limit and deadline.due_on < digest.day,
        is_limit=told_kind.is_limit,
        to_do=told_kind.asks(language),
        why=wording.why(deadline.basis, language, briefly=digest.to_worker is not None),
        also_told=_named(others, to_worker=digest.to_worker is not None),
        url=_url(digest, reminder),
    )


def _url(digest: Digest, reminder: Reminder) -> str:
    """Where a person who may sign in reads more; workers get no link that would ask them to."""
    if digest.to_worker is not None:
        return ""
    return f"{settings.PUBLIC_URL}{reverse('reminders:mine')}?reminder={reminder.pk}"


def _others_told(digest: Digest, told: list[Reminder]) -> Told:
    """Who else is told of the same step of the same deadline."""
    by_step: dict[tuple[int, date, int], list[Reminder]] = defaultdict(list)
    others = (
        Reminder.objects.filter(deadline__in=[reminder.deadline_id for reminder in told])
        .exclude(recipient_key=digest.recipient_key)
        .exclude(state=Reminder.State.DROPPED)
        .select_related("to_user", "to_worker")
        .order_by("pk")
    )
    for other in others:
        by_step[other.deadline_id, other.due_on, other.step].append(other)
    return {reminder.pk: by_step[reminder.deadline_id, reminder.due_on, reminder.step] for reminder in told}


def _named(others: list[Reminder], *, to_worker: bool) -> tuple[str, ...]:
    """Colleagues by name; to a worker, only in which capacity somebody was told."""
    if to_worker:
        capacities = {other.audience for other in others}
        told = {
            Reminder.Audience.EMPLOYER: pgettext("to a worker", "your employer"),
            Reminder.Audience.SUPPORT_BODY: pgettext("to a worker", "the organization that supports you"),
        }
        return tuple(words for audience, words in told.items() if audience in capacities)
    return tuple(f"{other.to_user or other.to_worker} ({other.get_audience_display()})" for other in others)


def _contact(worker: Worker, on: date) -> str:
    """Whom the worker can ask at the employer."""
    contacts = Contact.objects.filter(organization=worker.organization_id).order_by("pk")
    contact = contacts.filter(site=worker.site_id).first() if worker.site_id else None
    contact = contact or contacts.first()
    if contact is not None:
        name, phone = contact.name, contact.phone or worker.organization.phone
    else:
        member = employer_told(on).filter(organization=worker.organization_id).order_by("pk").first()
        name, phone = member.user.name if member else "", worker.organization.phone
    return " ".join(part for part in (name, f"({worker.organization.name})", phone) if part)
