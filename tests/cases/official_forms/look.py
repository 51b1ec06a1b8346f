"""Draws a form as a PDF and as pictures, to be looked at: with nothing filled in, or with invented values.

.venv/bin/python -m tests.cases.official_forms.look <slug> [--filled] [--language vi] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.test")
    django.setup()
    from cases.official_forms.fast import Press
    from cases.official_forms.glyph_runs import NotDrawnFast
    from cases.official_forms.render import render
    from tests.cases.official_forms.inventory import blank_pdf
    from tests.cases.official_forms.sample import FILED_ON, MADE_AT
    from tests.cases.official_forms.specimen import specimen

    parser = argparse.ArgumentParser()
    parser.add_argument("slug")
    parser.add_argument("--language", default="ja")
    parser.add_argument("--on", type=date.fromisoformat, default=FILED_ON)
    parser.add_argument("--filled", action="store_true")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "look")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    target = chosen.folder / f"{chosen.slug}.pdf"
    form = specimen(chosen.slug, language=chosen.language, on=chosen.on)
    if chosen.filled:
        target.write_bytes(render(form, made_at=MADE_AT).pdf)
    else:
        target.write_bytes(blank_pdf(chosen.slug, language=chosen.language, on=chosen.on))
    press = Press(MADE_AT)
    try:
        press.fast(form)
        sys.stdout.write("fast: yes\n")
    except NotDrawnFast as reason:
        sys.stdout.write(f"fast: no, {reason}\n")
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", str(target), str(chosen.folder / chosen.slug)], check=True
    )
    for path in sorted(chosen.folder.glob(f"{chosen.slug}*")):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
