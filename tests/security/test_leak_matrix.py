"""Every route × every role × own and other organization.

Nothing here is listed by hand: routes come from the resolver, operations from the OpenAPI schema, pages from
the admin's registry.  What is kept by hand is the planted world, and reasons for the few exceptions.
"""

from __future__ import annotations

from typing import Any

import pytest

from compliance.accounts.roles import Role
from tests.security.reading import Said, ask
from tests.security.routes import NONEXISTENT, PAIRS, Route, routes
from tests.security.world import BODY_ROLES, EMPLOYER_ROLES, NUMBERS, Actor, World

ROUTES = routes()
OBJECT_ROUTES = [route for route in ROUTES if route.has_object or route.name in PAIRS]
OPEN_ROUTES = [route for route in ROUTES if route not in OBJECT_ROUTES]

# Where whole numbers are shown, and to whom.
SHOWS_NUMBERS = {
    "api:residence-card-reveal": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "api:passport-reveal": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "desk:reveal-card": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "desk:reveal-passport": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "forms:bulk-file": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "cases:extension_of_stay_pdf": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "api:made-form-pdf": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "forms:form-pdf": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
    "api:extension-of-stay-pdf": {Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER},
}

# Object routes that nobody can open at all, and why that is right.
CLOSED = {
    "_history": "the audit record keeps what happened; the admin's own history is closed",
    "_delete": "nothing is ever deleted",
    "view_on_site": "no row has a public address",
}

# Models that are shared or belong to nobody: both sides see the row.
SHARED = {"reminders.DailyRun": "proof of the daily run names no organization and shows no counts"}


def _label(route: Route) -> str:
    return route.label


def _may_read(actor: Actor, world: World, side: str, *, solo: bool, model: str | None) -> bool:
    """Whether rows of that side exist for the actor at all."""
    if actor.role == Role.SYSTEM_ADMINISTRATOR:
        return model in {
            "organizations.AcceptingOrganization",
            "organizations.RegisteredSupportOrganization",
            "accounts.User",
            "accounts.Membership",
        }
    if actor.side != side:
        return False
    if model in {"accounts.ApiToken", "form_making.FormJob"}:
        return actor.role == Role.HR_STAFF
    if actor.role in BODY_ROLES:
        return not solo and model not in _NOT_FOR_BODIES
    return actor.role in EMPLOYER_ROLES


_NOT_FOR_BODIES = {
    "imports.ImportBatch",
    "imports.ImportRow",
    "audit.AuditEntry",
    "accounts.Membership",
    "accounts.User",
    "organizations.Officer",
    "organizations.FinancialYear",
    "organizations.SeparationReport",
    "organizations.OrganizationDeclaration",
    "employment.PayComparison",
    "cases.Case",
    "cases.CaseStep",
    "cases.CaseDocument",
    "cases.CaseRequest",
    "cases.CheckOverride",
    "cases.Event",
    "employment.PayrollRecord",
    "annual_report.AnnualReport",
}


def _check_words(said: Said, actor: Actor, route: Route, what: str) -> None:
    leaked = said.words(actor.forbidden)
    assert not leaked, f"{actor.name} reads {leaked} at {what}"
    numbers = said.numbers()
    if numbers:
        own = set(NUMBERS) if not actor.is_inside else set()
        assert actor.role in SHOWS_NUMBERS.get(route.name, set()), f"{actor.name} reads {numbers} at {what}"
        assert not numbers & own
        side = actor.side
        assert all(number.startswith(f"Q{side}") for number in numbers), (
            f"{actor.name} reads {numbers} at {what}"
        )


def _target_model(route: Route) -> str | None:
    labels = [route.label_of(name) for name in route.parameters]
    return next(
        (label for label in labels if label), "workers.Worker" if route.name.startswith("desk:act") else None
    )


@pytest.mark.parametrize("route", OBJECT_ROUTES, ids=_label)
def test_objects_exist_only_for_those_who_may_see_them(world: World, route: Route) -> None:
    """GET and POST, every actor, both sides: an outsider gets what a row that nobody has would give."""
    opened: set[str] = set()
    shown_words: set[str] = set()
    model = _target_model(route)
    # Whatever a request writes is undone, so the rows are the same for everybody who asks.
    fillings = {
        (side.name, solo): list(route.fillings(side, solo=solo))
        for side in world.sides.values()
        for solo in (False, True)
    }
    for actor in _actors(world):
        for method in ("GET", "POST"):
            nothing = _Nothing(route, actor, method)
            for side in world.sides.values():
                for solo in (False, True) if _solo_matters(actor, side.name) else (False,):
                    for values in fillings[side.name, solo]:
                        path = route.path(values)
                        said = ask(actor.client, method, path)
                        what = f"{method} {path} ({side.name}{' solo' if solo else ''})"
                        _check_words(said, actor, route, what)
                        assert said.status < 500, f"{what}: {actor.name} gets {said.status}"
                        readable = _may_read(actor, world, side.name, solo=solo, model=model)
                        if not readable and model not in SHARED:
                            baseline = nothing[_words_of(values)]
                            assert said.status == baseline.status, f"{what}: {actor.name} gets {said.status}"
                            ids = [v for k, v in values.items() if isinstance(v, int) and k not in TYPES]
                            assert said.without(*ids) == baseline.without(NONEXISTENT), what
                            assert not said.is_shown, what
                        elif said.status not in {404, 403, 405} and not said.asks_to_sign_in:
                            opened.add(actor.name)
                            shown_words |= said.words(world.sides[side.name].marks.words)
    if route.name.endswith(tuple(CLOSED)):
        assert not opened
        return
    assert opened & {name for name in world.actors if name.endswith(".A")}, (
        f"{route.label}: no insider can open it"
    )


def _solo_matters(actor: Actor, side: str) -> bool:
    """For members of the support body: the employer's other worker is nobody's business of theirs."""
    return actor.side == side and actor.role in BODY_ROLES


class _Nothing(dict[tuple[str, ...], Said]):
    """What the actor gets for a row that nobody has, by the words in the address; asked once for each."""

    def __init__(self, route: Route, actor: Actor, method: str) -> None:
        self._actor, self._method = actor, method
        self._paths = {_words_of(values): route.path(values) for values in route.fillings(None)}

    def __missing__(self, words: tuple[str, ...]) -> Said:
        said = self[words] = ask(self._actor.client, self._method, self._paths[words])
        return said


def _words_of(values: dict[str, Any]) -> tuple[str, ...]:
    """The words in an address, which are no ids."""
    return tuple(value for value in values.values() if isinstance(value, str))


TYPES = {"content_type_id"}

ASKED = (
    *(f"{role}.A" for role in (*EMPLOYER_ROLES, *BODY_ROLES)),
    f"{Role.HR_MANAGER}.B",
    f"{Role.SUPPORT_MANAGER}.B",
    "administrator",
    "former",
    "nobody",
)


def _actors(world: World) -> list[Actor]:
    return [world.actors[name] for name in ASKED]
