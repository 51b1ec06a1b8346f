"""The start-up check of what printing needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks.registry import registry

from compliance.common import checks_pdf


def ids():
    return [message.id for message in checks_pdf.printing_libraries()]


def test_this_machine_can_print():
    assert ids() == []


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("libpangoft2", ["common.E101"]),
        ("libharfbuzz-subset", ["common.W101"]),
        ("libpango-", ["common.E101"]),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch, lost, found):
    monkeypatch.setattr(
        checks_pdf, "is_loadable", lambda names: not any(name.startswith(lost) for name in names)
    )
    assert ids() == found
    (message,) = checks_pdf.printing_libraries()
    assert "apt-get install lib" in message.hint


def test_missing_fonts_are_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(checks_pdf, "FONT_DIRECTORY", Path(tmp_path))
    assert ids() == ["common.E102"]


def test_the_check_runs_at_start_up():
    assert checks_pdf.printing_libraries in registry.registered_checks
