"""`manage.py check_filed_copies`: is every copy as filed still the one that was kept?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.form_making.models import FiledCopy
from cases.form_making.services.filing import FiledCopyDamaged, intact_file


class Command(BaseCommand):
    """Reads every file and compares its hash; exits with 1 when one is damaged."""

    help = "Compare every copy as filed with its hash."

    def handle(self, *_args: Any, **_options: Any) -> None:
        damaged: list[str] = []
        count = 0
        for copy in FiledCopy.objects.order_by("pk").iterator(chunk_size=200):
            count += 1
            try:
                intact_file(copy)
            except FiledCopyDamaged:
                damaged.append(f"{copy.pk} {copy} {copy.pdf_sha256}")
        if damaged:
            raise CommandError(f"{len(damaged)} of {count} copies are damaged:\n" + "\n".join(damaged))
        self.stdout.write(f"{count} copies as filed, all as they were kept.")
