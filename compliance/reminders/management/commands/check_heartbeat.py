"""``check_heartbeat``: exit status 1 when a daily run is missing, for a scheduler outside."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from compliance.common import clock
from compliance.reminders.heartbeat import describe, status


class Command(BaseCommand):
    help = "Say whether the last daily run of the reminders happened; exit status 1 when it did not."

    def handle(self, *_args: Any, **_options: Any) -> None:
        beat = status(clock.now())
        with override("en"):
            self.stdout.write(describe(beat))
        if not beat.ok:
            sys.exit(1)
