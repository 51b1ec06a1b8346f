"""One planted world for all cells of the matrix; what a request writes is undone after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.core import mail
from django.db import transaction

from cases.official_forms import reference, render
from tests.security.drawing import lay_out_once
from tests.security.world import NOW, World, plant


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The database for a whole module, in one transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module", autouse=True)
def each_sheet_is_drawn_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (reference, render):
            patch.setattr(module, "lay_out", lay_out_once)
        yield


@pytest.fixture(scope="module")
def world(db: None) -> World:
    with time_machine.travel(NOW, tick=True):
        mail.outbox = []
        planted = plant()
        planted.mails = list(mail.outbox)
    return planted
