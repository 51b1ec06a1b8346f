"""Comparing a row with what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.imports.comparing.card import compare_card
from compliance.imports.comparing.contract import compare_contract
from compliance.imports.comparing.passport import compare_passport
from compliance.imports.comparing.worker import compare_site, compare_support, compare_worker
from compliance.imports.differences import Differences

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from compliance.imports.known import Known, KnownWorker
    from compliance.imports.recognition import Person
    from compliance.imports.support import Support


def compare_person(
    person: Person,
    known: Known,
    found: KnownWorker | None,
    support: Support | None,
    *,
    columns: Container[str],
    today: date,
) -> Differences:
    """The differences; where the row cannot be written as it stands, its errors say why."""
    out = Differences(today=today, is_new=found is None)
    compare_worker(person, found, out)
    compare_site(person, found, out)
    compare_support(support, found, out)
    compare_contract(person, found, out)
    compare_card(person, known, found, out)
    compare_passport(person, found, out, columns=columns)
    return out
