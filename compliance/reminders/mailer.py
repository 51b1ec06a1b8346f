"""One connection to the mail server for a whole run, opened again when it has gone."""

from __future__ import annotations

from smtplib import SMTPException, SMTPResponseException, SMTPSenderRefused
from typing import TYPE_CHECKING, Any, Self

from django.core.mail import get_connection

if TYPE_CHECKING:
    from types import TracebackType

    from django.core.mail import EmailMessage

_FOR_GOOD = 500


class ServerUnreachable(Exception):  # noqa: N818 - says what is the matter
    """No connection: certainly nothing was sent."""


class Refused(Exception):  # noqa: N818
    """The server, or the address itself, said no: certainly not sent."""

    def __init__(self, message: str, *, for_good: bool) -> None:
        super().__init__(message)
        self.for_good = for_good


class Unanswered(Exception):  # noqa: N818
    """The server fell silent: the mail may have been taken, or not."""


class Mailer:
    """``with Mailer() as mailer: mailer.send(message)``."""

    def __init__(self) -> None:
        self._connection: Any = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, message: EmailMessage) -> None:
        """Hand one mail to the server; returns only when the server took it."""
        self._open()
        try:
            message.message()  # a header or an address that cannot be is found before the server is asked
            taken = self._connection.send_messages([message])
        except SMTPResponseException as error:
            self._hang_up()
            # A refused sender is a matter of our own set-up, and comes right for everybody at once.
            for_good = error.smtp_code >= _FOR_GOOD and not isinstance(error, SMTPSenderRefused)
            raise Refused(f"{error.smtp_code} {_text(error.smtp_error)}", for_good=for_good) from error
        except SMTPException as error:
            self._hang_up()
            raise _refused_or_unanswered(error) from error
        except OSError as error:
            self._hang_up()
            raise Unanswered(f"{type(error).__name__}: {error}") from error
        except (ValueError, UnicodeError) as error:
            raise Refused(f"{type(error).__name__}: {error}", for_good=True) from error
        if not taken:
            raise Refused("the mail has no recipient", for_good=True)

    def _open(self) -> None:
        if not self._still_there():
            self._hang_up()
        try:
            self._connection.open()
        except (OSError, SMTPException) as error:
            self._hang_up()
            raise ServerUnreachable(f"{type(error).__name__}: {error}") from error

    def _still_there(self) -> bool:
        """Whether a connection kept from the last mail still answers."""
        smtp = getattr(self._connection, "connection", None)
        if smtp is None or not hasattr(smtp, "noop"):
            return True
        try:
            return bool(smtp.noop()[0] == 250)
        except (OSError, SMTPException):
            return False

    def _hang_up(self) -> None:
        try:
            self._connection.close()
        except (OSError, SMTPException):
            self._connection.connection = None


def _refused_or_unanswered(error: SMTPException) -> Refused | Unanswered:
    recipients = getattr(error, "recipients", None)
    if isinstance(recipients, dict) and recipients:
        code, text = next(iter(recipients.values()))
        return Refused(f"{code} {_text(text)}", for_good=code >= _FOR_GOOD)
    return Unanswered(f"{type(error).__name__}: {error}")


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
