"""A small form of workers, so that making is tested without any real form's content."""

from __future__ import annotations

from cases.form_making.subject import MadeForm
from cases.official_forms.filling import fill
from cases.official_forms.registry import edition

FORM = MadeForm(
    slug="sample_card_sheet",
    subject="worker",
    capability="support.forms",
    collector="tests.cases.form_making.sample.collect",
)
EDITION = """
title: {ja: 見本票, en: Sample sheet}
changes_over_by: filed_on
values:
  2025-04-01:
    value:
      edition: "2025-04"
      number: 見本第1号
      form_title: {ja: 見本票, en: Sample sheet, vi: Phiếu mẫu}
      procedure: sample
      evidence: O
      verified: true
      languages: [ja, vi]
      sheets_made: [{ja: 見本, en: Sample}]
      fields:
        name: {ja: 氏名, en: Name, kind: text, place: worker}
        address: {ja: 住居地, en: Address, kind: text, place: worker}
        card_number:
          {ja: 在留カード番号, en: Card number, kind: text, place: card, identifying: true, required: false}
      sheets:
        - blocks:
            - text: 見本票
            - text: "氏名 [[name]]"
            - text: "住居地 [[address]]"
            - text: "在留カード番号 [[card_number]]"
    source: {title: 試験用, article: 第1条}
    confidence: O
    checked_on: 2026-11-23
"""


def collect(worker, /, *, filed_on, language, user):
    if worker.note == "broken on purpose":
        raise RuntimeError("broken on purpose")
    card = worker.cards.current().first()
    return fill(
        edition(FORM.slug, filed_on=filed_on),
        {"name": worker.name, "address": worker.address, "card_number": card.number if card else ""},
        subject=f"worker:{worker.pk}",
        language=language,
    )


SHEET = MadeForm(
    slug="sample_card_sheet",
    subject="worker",
    capability="support.forms",
    collector="tests.cases.form_making.sample.collect_period",
    period="quarter",
)


def collect_period(worker, /, *, filed_on, language, user, period):
    """The same form as a sheet of a period: the period stands where the address did."""
    from_on, to_on = period
    return fill(
        edition(FORM.slug, filed_on=filed_on),
        {"name": worker.name, "address": f"{from_on} - {to_on}"},
        subject=f"worker:{worker.pk}",
        language=language,
    )
