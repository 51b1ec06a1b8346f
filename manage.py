#!/usr/bin/env python
"""Django's commands, for the development settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.dev")
    try:
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - the message below helps
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError as missing:
        raise SystemExit(
            "Django is not installed here: run script/setup, then use .venv/bin/python."
        ) from missing
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        raise SystemExit(f"{wrong}\n(docs/operations.md lists every variable.)") from wrong


if __name__ == "__main__":
    main()
