"""How long one official form takes, and a picture of it.

.venv/bin/python -m tests.cases.official_forms.bench_render [--times 20] [--picture docs/forms/draft.png]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

FILED_ON = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def samples() -> dict[str, Any]:
    """Invented facts: an ordinary sheet, and one on which much does not fit."""
    from cases.official_forms.extension_of_stay import ExtensionFacts, Relative

    sister = Relative(
        relation="姉",
        name="NGUYỄN THỊ HƯỜNG",
        birth_date=date(1995, 1, 2),
        nationality="VN",
        lives_together=True,
        workplace="株式会社北食品",
        card_number="CD87654321EF",
    )
    ordinary = ExtensionFacts(
        name="NGUYEN THI LAN",
        family_name="NGUYEN",
        given_names="THI LAN",
        nationality="VN",
        birth_date=date(1998, 1, 22),
        sex="female",
        is_married=False,
        occupation="飲食料品製造",
        home_address="Nghệ An, Việt Nam",
        address="東京都大田区蒲田4-5-6 コーポ髙﨑101号室",
        mobile="090-0000-0001",
        passport_number="P1090518",
        passport_expires_on=date(2027, 11, 5),
        status="特定技能1号",
        period="1年",
        expires_on=date(2027, 1, 31),
        card_number="PF45909953ER",
        desired_period="1年",
        has_criminal_record=False,
        has_family_in_japan=True,
        relatives=(sister,),
    )
    long_reason = "引き続き同じ所属機関において飲食料品製造業分野の業務に従事するため。" * 8
    return {
        "a draft, one relative": ordinary,
        "complete, one relative": replace(ordinary, reason="引き続き同じ会社で働くため。"),
        "complete, nine relatives, reason on a separate sheet": replace(
            ordinary, reason=long_reason, relatives=(sister,) * 9
        ),
    }


def measure(times: int) -> list[tuple[str, int, float]]:
    """Each sample: its pages, and the median of milliseconds to fill, lay out and write it, warm.

    Processor time of this process: what else the machine does is not counted.
    """
    from cases.official_forms.extension_of_stay import fill
    from cases.official_forms.render import render

    found = []
    for name, facts in samples().items():
        pages, took = 0, []
        for turn in range(times + 1):
            started = time.process_time()
            pages = render(fill(facts, filed_on=FILED_ON), made_at=MADE_AT).page_count
            if turn:  # the first one warms up
                took.append((time.process_time() - started) * 1000)
        found.append((name, pages, statistics.median(took)))
    return found


def draw_picture(path: Path) -> None:
    """The draft's first page as a picture."""
    import pypdfium2
    from PIL import Image

    from cases.official_forms.extension_of_stay import fill
    from cases.official_forms.render import render

    facts = samples()["a draft, one relative"]
    pdf = render(fill(facts, filed_on=FILED_ON), made_at=MADE_AT).pdf
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=110 / 72).to_pil().convert("L")
    page.quantize(16, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.test")
    django.setup()
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--picture", type=Path)
    chosen = parser.parse_args()
    for name, pages, milliseconds in measure(chosen.times):
        sys.stdout.write(f"{milliseconds:7.0f} ms  {pages} page(s)  {name}\n")
    if chosen.picture:
        draw_picture(chosen.picture)


if __name__ == "__main__":
    main()
