"""A process that sends what is ready, for tests that need two of them, or one that is killed.

python -m tests.compliance.reminders.sender DATABASE_URL SMTP_PORT GO_FILE [kill-before|kill-after|daily]

``daily`` plans as well, for 2026-11-23.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import date
from pathlib import Path


def main(database_url: str, port: str, go: str, mode: str = "") -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "compliance.settings.test"
    os.environ["TEST_DATABASE_URL"] = database_url
    import django

    django.setup()
    from django.conf import settings

    from compliance.reminders import sending, services
    from compliance.reminders.mailer import Mailer

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(port), 10

    def die(*_args: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if mode == "kill-before":
        Mailer.send = die  # type: ignore[method-assign]
    elif mode == "kill-after":
        sending._note_sent = die  # type: ignore[assignment]
    Path(f"{go}.{os.getpid()}").touch()
    while not Path(go).exists():
        time.sleep(0.005)
    if mode == "daily":
        print(services.run_daily(on=date(2026, 11, 23)).sent.sent)
    else:
        print(sending.send_ready().sent)


if __name__ == "__main__":
    main(*sys.argv[1:])
