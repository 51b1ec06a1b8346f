"""Draws a form with nothing filled in, as a PDF and as pictures, to be looked at.

.venv/bin/python -m tests.cases.official_forms.look <slug> [--language vi] [--folder /tmp/look]
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
    from compliance.rulebook import reading_from
    from tests.cases.official_forms.inventory import ON, blank_pdf
    from tests.cases.official_forms.sample import EDITIONS

    parser = argparse.ArgumentParser()
    parser.add_argument("slug")
    parser.add_argument("--language", default="ja")
    parser.add_argument("--on", type=date.fromisoformat, default=ON)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "look")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    target = chosen.folder / f"{chosen.slug}.pdf"
    with reading_from(EDITIONS):
        target.write_bytes(blank_pdf(chosen.slug, language=chosen.language, on=chosen.on))
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", str(target), str(chosen.folder / chosen.slug)], check=True
    )
    for path in sorted(chosen.folder.glob(f"{chosen.slug}*")):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
