"""Invented values for any form whose layout is data, by the kind of each field: to look at and to measure."""

from __future__ import annotations

from datetime import date, timedelta

from cases.official_forms.fieldspec import asked
from cases.official_forms.filling import fill
from cases.official_forms.model import Kind
from tests.cases.official_forms.sample import FILED_ON, edition_named

NAMES = ("NGUYỄN THỊ LAN", "TRẦN VĂN MINH", "髙﨑　一郎", "SITI AMINAH", "山田食品株式会社")


def specimen(slug, number=0, *, language="ja", records=2, on=FILED_ON):
    """A form filled in with the values of that number; no two numbers below a thousand are alike."""
    edition = edition_named(slug, on=on)
    wanted = asked(edition)
    values = _values(wanted.fields, number)
    rows = {
        key: [_values(spec.fields, number + n) for n in range(records)] for key, spec in wanted.lists.items()
    }
    return fill(edition, values, rows, subject=NAMES[number % len(NAMES)], language=language)


def _values(fields, number):
    return {key: _value(spec, number + place) for place, (key, spec) in enumerate(fields.items())}


def _value(spec, number):
    if spec.kind is Kind.DATE:
        return date(2026, 1, 1) + timedelta(days=number % 330)
    if spec.kind is Kind.CHOICE:
        return spec.choices[number % len(spec.choices)] if spec.choices else bool(number % 2)
    if spec.kind is Kind.FLAGS:
        return spec.choices[: 1 + number % max(1, len(spec.choices))]
    if spec.kind is Kind.NUMBER:
        return 1 + number % 30
    if spec.kind is Kind.YEN:
        return 180_000 + 137 * number
    if spec.kind is Kind.SIGN:
        return None
    if spec.is_identifying:
        return f"AB{10_000_000 + number}CD"
    return NAMES[number % len(NAMES)]
