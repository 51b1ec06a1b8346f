"""How long official forms take: drawn upon blank sheets, and each laid out anew by WeasyPrint.

    .venv/bin/python -m tests.benchmarks.bench_forms [--count 200] [--plain 5] [slug ...]

Without a slug: the sample of the tests and every form whose layout is data. Processor time of one process:
other work on the machine does not count. Making the blank sheets is part of the time of the fast ones.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MADE_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SAMPLE = "sample_report"


@dataclass(frozen=True)
class Measured:
    """One form: its pages, milliseconds a document both ways, and how many the reference had to draw."""

    slug: str
    pages: int
    fast_ms: float
    plain_ms: float
    by_reference: int
    count: int

    @property
    def times(self) -> float:
        return self.plain_ms / self.fast_ms


def measure(slug: str, *, count: int, plain: int) -> Measured:
    """`count` documents of one form in one job, and `plain` of them by the reference alone."""
    from cases.official_forms.fast import Press, Unrendered
    from cases.official_forms.render import render
    from tests.cases.official_forms.specimen import specimen

    forms = [specimen(slug, number) for number in range(count)]
    render(forms[0], made_at=MADE_AT)  # warms up: fonts and libraries are read
    took, pages = [], 0
    for form in forms[:plain]:
        begun = time.process_time()
        pages = render(form, made_at=MADE_AT).page_count
        took.append(time.process_time() - begun)
    press = Press(MADE_AT)
    begun = time.process_time()
    failed = [drawn for drawn in map(press.draw, forms) if isinstance(drawn, Unrendered)]
    fast = time.process_time() - begun
    if failed:
        raise failed[0].error
    return Measured(
        slug, pages, 1000 * fast / count, 1000 * statistics.median(took), press.reference_count, count
    )


def slugs(named: list[str]) -> list[str]:
    from cases.official_forms import registry

    declared = [slug for slug in registry.slugs() if registry.editions(slug)[-1].is_declarative]
    return named or [SAMPLE, *(slug for slug in declared if slug != SAMPLE)]


def table(found: list[Measured]) -> str:
    lines = ["form                              pages  fast ms  plain ms  times  by the reference"]
    lines += [
        f"{one.slug:<34}{one.pages:>5}{one.fast_ms:>9.1f}{one.plain_ms:>10.0f}{one.times:>7.0f}"
        f"{one.by_reference:>10} of {one.count}"
        for one in found
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> Any:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.test")
    django.setup()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("slugs", nargs="*")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--plain", type=int, default=5)
    chosen = parser.parse_args(arguments)
    found = [measure(slug, count=chosen.count, plain=chosen.plain) for slug in slugs(chosen.slugs)]
    sys.stdout.write(table(found) + "\n")
    return found


if __name__ == "__main__":
    main()
