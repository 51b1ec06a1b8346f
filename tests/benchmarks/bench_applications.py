"""200 applications for extension, seven sheets each, in one job; beside each laid out by WeasyPrint.

    .venv/bin/python -m tests.benchmarks.bench_applications [--count 200] [--plain 2]

Processor time of one process; making the blank sheets is part of the time of the fast ones.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import replace

SLUG = "extension_of_stay_v"
# Boxes so narrow that an invented name would go to the separate sheet.
SHORT = {"site_paper_to": "大田", "home_paper_to": "船橋"}


def applications(count):
    from tests.cases.official_forms.specimen import specimen

    for number in range(count):
        form = specimen(SLUG, number)
        yield replace(
            form,
            fields=tuple(
                replace(box, value=SHORT[box.key]) if box.key in SHORT and box.value else box
                for box in form.fields
            ),
        )


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.test")
    django.setup()
    from cases.official_forms.fast import Press, Unrendered
    from cases.official_forms.render import render
    from tests.benchmarks.bench_forms import MADE_AT

    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--plain", type=int, default=2)
    chosen = parser.parse_args()
    forms = list(applications(chosen.count))
    took, pages = [], 0
    for form in forms[: chosen.plain]:
        begun = time.process_time()
        pages = render(form, made_at=MADE_AT).page_count
        took.append(time.process_time() - begun)
    press = Press(MADE_AT)
    begun = time.process_time()
    failed = [drawn for drawn in map(press.draw, forms) if isinstance(drawn, Unrendered)]
    fast = time.process_time() - begun
    sys.stdout.write(
        f"{chosen.count} applications of {pages} pages: {1000 * fast / chosen.count:.0f} ms each in one job "
        f"({fast:.0f} s, {press.reference_count} by the reference, {len(failed)} failed), "
        f"{1000 * statistics.median(took):.0f} ms each by WeasyPrint\n"
    )


if __name__ == "__main__":
    main()
