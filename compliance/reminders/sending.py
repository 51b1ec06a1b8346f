"""Sending: claim a mail, write it from the facts of this moment, hand it over, note how that went.

At least once, and normally once.  Whoever claims a mail by the conditional UPDATE sends it; a claim lapses,
so that a killed sender loses nothing.  If the kill falls between the server's yes and our note, nobody can
know: the mail is repeated under the same Message-ID.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from compliance.common import clock
from compliance.reminders import digest as letters
from compliance.reminders.mailer import Mailer, Refused, ServerUnreachable, Unanswered
from compliance.reminders.models import Digest, Reminder, new_message_id

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

    from compliance.reminders.digest import Letter

log = structlog.stdlib.get_logger(__name__)

BACK_OFF: Final = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""How long to wait after the first, second and third failure; then until the next day's run."""
GIVE_UP_ON_SERVER_AFTER: Final = 3
"""Failures to connect, one after another: the others wait for the next round, not for a time-out each."""


@dataclass(slots=True)
class Sent:
    """What one round of sending did."""

    sent: int = 0
    failed: int = 0
    empty: int = 0
    unreachable: str = ""


def send_ready() -> Sent:
    """Send every mail that is ready, each on its own: one that fails stops no other."""
    result = Sent()
    unreachable_in_a_row = 0
    with Mailer() as mailer:
        for pk in list(
            Digest.objects.ready(now=clock.now()).order_by("day", "pk").values_list("pk", flat=True)
        ):
            try:
                outcome = send_one(pk, mailer)
            except ServerUnreachable as error:
                unreachable_in_a_row += 1
                result.failed += 1
                if unreachable_in_a_row >= GIVE_UP_ON_SERVER_AFTER:
                    result.unreachable = str(error)
                    log.warning("mail_server_unreachable", error=str(error))
                    break
                continue
            unreachable_in_a_row = 0
            result.sent += outcome == Digest.State.SENT
            result.failed += outcome == Digest.State.FAILED
            result.empty += outcome == Digest.State.EMPTY
    return result


def send_one(pk: int, mailer: Mailer) -> str:
    """Send one mail; says its state afterwards, or nothing when somebody else has it."""
    if not claim(pk):
        return ""
    digest = Digest.objects.select_related("to_user", "to_worker__organization", "to_worker__site").get(pk=pk)
    try:
        letter = letters.write(digest)
    except SoftTimeLimitExceeded:
        raise
    except Exception as error:
        # Whatever is wrong with this one: it is on the screen of failed mails, and the next one goes out.
        log.exception("digest_cannot_be_written", digest=pk)
        return _note_failure(digest, f"{type(error).__name__}: {error}")
    if letter.message is None:
        return _note_empty(digest, letter)
    return _hand_over(digest, letter, letter.message, mailer)


def _hand_over(digest: Digest, letter: Letter, message: EmailMessage, mailer: Mailer) -> str:
    try:
        mailer.send(message)
    except ServerUnreachable as error:
        _note_failure(digest, str(error))
        raise
    except Refused as error:
        return _note_failure(digest, str(error), for_good=error.for_good)
    except SoftTimeLimitExceeded:
        raise  # the claim stays, lapses, and is taken up by the next round
    except Exception as error:
        if not isinstance(error, Unanswered):
            log.exception("digest_failed", digest=digest.pk)
        return _note_failure(digest, f"{type(error).__name__}: {error}", in_doubt=True)
    return _note_sent(digest, letter, message)


def claim(pk: int) -> bool:
    """Take the mail, if nobody has it: one UPDATE, so that of two senders at the same moment one gets it."""
    now = clock.now()
    lapsed = Q(state=Digest.State.CLAIMED)
    return bool(
        Digest.objects.ready(now=now)
        .filter(pk=pk)
        .update(
            state=Digest.State.CLAIMED,
            claimed_at=now,
            attempts=F("attempts") + 1,
            in_doubt=Case(When(lapsed, then=Value(value=True)), default=F("in_doubt")),
            message_id=Case(When(message_id="", then=Value(new_message_id())), default=F("message_id")),
        )
    )


@transaction.atomic
def _note_sent(digest: Digest, letter: Letter, message: EmailMessage) -> str:
    now = clock.now()
    Digest.objects.filter(pk=digest.pk).update(
        state=Digest.State.SENT,
        sent_at=now,
        next_attempt_at=None,
        last_error="",
        address=message.to[0],
        subject=str(message.subject)[:200],
        language="+".join(letter.languages),
    )
    Reminder.objects.filter(pk__in=[reminder.pk for reminder in letter.told]).update(
        state=Reminder.State.SENT, sent_at=now
    )
    _drop(letter)
    return Digest.State.SENT


@transaction.atomic
def _note_empty(digest: Digest, letter: Letter) -> str:
    Digest.objects.filter(pk=digest.pk).update(state=Digest.State.EMPTY, next_attempt_at=None)
    _drop(letter)
    return Digest.State.EMPTY


def _drop(letter: Letter) -> None:
    for reason in sorted(set(letter.dropped.values())):
        which = [pk for pk, why in letter.dropped.items() if why == reason]
        Reminder.objects.filter(pk__in=which).update(state=Reminder.State.DROPPED, drop_reason=reason)


def _note_failure(digest: Digest, error: str, *, in_doubt: bool = False, for_good: bool = False) -> str:
    now = clock.now()
    tried = digest.attempts - 1
    wait = None if for_good or tried >= len(BACK_OFF) else BACK_OFF[tried]
    Digest.objects.filter(pk=digest.pk).update(
        state=Digest.State.FAILED,
        last_error=error[:300],
        next_attempt_at=now + wait if wait else next_run(now),
        in_doubt=digest.in_doubt or in_doubt,
    )
    log.warning("digest_not_sent", digest=digest.pk, attempts=digest.attempts, in_doubt=in_doubt)
    return Digest.State.FAILED


def next_run(now: datetime) -> datetime:
    """The next moment at which the daily run starts."""
    today = clock.civil_day(now)
    slot = datetime.combine(today, time(settings.REMINDER_HOUR), clock.JAPAN)
    return slot if slot > now else slot + timedelta(days=1)
