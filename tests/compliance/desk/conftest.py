"""A ledger of many workers, for counting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker
from tests.compliance.desk.hiring import hiring


@pytest.fixture
def hire() -> Callable[[AcceptingOrganization, int], list[Worker]]:
    """So many further workers, each with a card that expires soon and a contract."""
    return hiring()
