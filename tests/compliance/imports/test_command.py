"""manage.py import_workers: from the file to the registry, and what its JSON says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from compliance.workers.models import Worker

LEDGER = Path(__file__).parent / "data" / "worker_ledger.xlsx"
pytestmark = pytest.mark.django_db


def run(file, *options, organization="株式会社山田食品"):
    out, err = io.StringIO(), io.StringIO()
    call_command(
        "import_workers",
        str(file),
        "--organization",
        organization,
        "--json",
        *options,
        stdout=out,
        stderr=err,
    )
    return json.loads(out.getvalue())


def test_first(yamada):
    d = run(LEDGER)
    print(d["summary"])
    d = run(LEDGER)
    print(d["summary"])
    w = Worker.objects.get(employee_number="1010")
    c = w.contracts.get()
    print(w.site, w.support_contract, c.field, c.field_as_written, w.cards.get(), w.passports.get())
    assert d["summary"]["same"] == 36
