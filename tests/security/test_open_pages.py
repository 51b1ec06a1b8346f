"""Lists, boards, searches, exports, counts and forms: what a page shows without naming a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import time_machine
from django.contrib import admin
from django.forms import BaseForm, BaseFormSet, ModelChoiceField
from django.utils.datastructures import MultiValueDict

from compliance.accounts.roles import Role
from compliance.workers.services import register_worker
from tests.security.reading import Said, ask
from tests.security.routes import Route, routes
from tests.security.test_leak_matrix import ASKED, OPEN_ROUTES, _actors, _label
from tests.security.world import NOW, NUMBERS, Actor, World

# Pages without rows of anybody, by the beginning of their name, and why.
SHOWS_NO_ROW = {
    "health": "says whether the services are up",
    "set_language": "switches the language",
    "api-": "the schema and its pages",
    "questions:": "the rulebook is the same for everybody",
    "api:question": "the rulebook is the same for everybody",
    "api:rule": "the rulebook is the same for everybody",
    "api:official-forms": "the forms there are, not what is in them",
    "api:reminder-run-list": "names no organization",
    "cases:official_forms": "the forms there are, not what is in them",
    "admin:login": "nobody is signed in yet",
    "desk:landing": "leads on to the page where one begins",
    "admin:logout": "takes POST only",
    "admin:password_change": "one's own password",
    "admin:jsi18n": "words of the interface",
    "admin:autocomplete": "asked with its parameters below",
    "desk:language": "takes POST only",
    "imports:payroll-confirm": "takes POST only",
    "desk:audit-status": "says whether the chain is whole",
    "reminders:acknowledge": "takes POST only",
    "api:support-plan-draft-many": "takes POST only",
    "plans:draft-cohort": "takes POST only",
    "support:language": "takes POST only",
    "admin:search": "asked with its parameters below",
}


def _is_rowless(route: Route) -> bool:
    return route.name.startswith(tuple(SHOWS_NO_ROW)) or route.name.endswith(("_add", "_import", "_export"))


def _pages(route: Route) -> Iterator[str]:
    for values in route.fillings(None):
        yield route.path(values)


def _check(said: Said, actor: Actor, what: str) -> None:
    # 503: a test's broker is broken on purpose, and /health/ says so.
    assert said.status < 500 or what == "GET /health/", f"{actor.name}: {what} answers {said.status}"
    leaked = said.words(actor.forbidden)
    assert not leaked, f"{actor.name} reads {leaked} at {what}"
    assert not said.numbers(), f"{actor.name} reads {said.numbers()} at {what}"


@pytest.mark.parametrize("route", OPEN_ROUTES, ids=_label)
def test_pages_show_what_is_ones_own_and_nothing_else(world: World, route: Route) -> None:
    seen: set[str] = set()
    opened = False
    for path in _pages(route):
        # The schema takes its time, and is the same for everybody.
        for actor in _actors(world)[:: 5 if route.name.startswith("api-") else 1]:
            said = ask(actor.client, "GET", path)
            _check(said, actor, f"GET {path}")
            if actor.side == "A":
                seen |= said.words(world.sides["A"].marks.words)
                seen |= {"rows"} if _count(said) else set()
            opened |= said.status != 404
            if actor.name in {"nobody", "former"} and not _is_rowless(route):
                assert not said.is_shown or said.words(frozenset()) == set(), path
    assert opened, f"{route.label}: nobody can open it"
    if not _is_rowless(route):
        assert seen, (
            f"{route.label}: no insider sees a row of their own. If it shows none, say why in SHOWS_NO_ROW."
        )


@pytest.mark.parametrize("route", [r for r in OPEN_ROUTES if r.name.startswith("api:")], ids=_label)
def test_filters_of_the_api_find_nothing_of_others(world: World, route: Route) -> None:
    """Each filter a list offers, with the other side's ids, names and numbers; each count stays one's own."""
    viewset = getattr(route.view, "cls", None)
    filterset = getattr(viewset, "filterset_class", None)
    if filterset is None:
        return
    stranger, path = world.sides["B"], route.path({})
    for actor in (world.actors["hr_manager.A"], world.actors["support_staff.A"]):
        everything = _count(ask(actor.client, "GET", path))
        for name, one in filterset.base_filters.items():
            for value in _values(name, one, stranger):
                said = ask(actor.client, "GET", path, {name: value})
                what = f"GET {path}?{name}={value}"
                # What was typed comes back in the links to other pages: it is not found, only repeated.
                said.text = re.sub(r'"(next|previous)":"[^"]*"', "", said.text)
                _check(said, actor, what)
                if said.status == 200 and everything is not None:
                    assert _count(said) == 0, f"{actor.name}: {what}"


def _count(said: Said) -> int | None:
    found = re.search(r'"count":(\d+)', said.text)
    return int(found[1]) if found else None


def _values(name: str, one: Any, stranger: Any) -> list[Any]:
    kind = type(one).__name__
    if kind == "IdFilter":
        label = next((label for label in stranger.rows if _names(label, name)), None)
        assert label, f"which model is the filter {name}?"
        return [stranger.rows[label]]
    if name in {"search", "employee_number", "number", "corporate_number", "subject"}:
        worker = stranger.rows["workers.Worker"]
        card = stranger.rows["residence.ResidenceCard"]
        return [*stranger.marks.words, *stranger.marks.numbers, f"worker:{worker}", f"residence_card:{card}"]
    return []


def _names(label: str, parameter: str) -> bool:
    names = {
        "organization": "AcceptingOrganization",
        "support_organization": "RegisteredSupportOrganization",
        "support_contract": "SupportContract",
        "site": "Site",
        "card": "ResidenceCard",
        "contract": "EmploymentContract",
        "worker": "Worker",
        "case": "Case",
        "paper": "CaseDocument",
        "deadline": "Deadline",
        "membership": "Membership",
        "task": "SupportTask",
        "plan": "SupportPlan",
        "log": "SupportLog",
        "interview": "RegularInterview",
        "consultation": "Consultation",
    }
    return label.partition(".")[2] == names.get(parameter)


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.label)
def test_searches_and_filters_of_the_admin_find_nothing_of_others(world: World, model: Any) -> None:
    page = f"/{model._meta.app_label}/{model._meta.model_name}/"
    stranger = world.sides["B"]
    words = (stranger.marks.person, stranger.marks.organization, *stranger.marks.numbers[:2])
    asked: list[dict[str, Any]] = [{"q": word} for word in words]
    asked += [{f"{name}__id__exact": pk} for name, pk in _foreign_keys(model, stranger)]
    asked += [{f"{name}__name__startswith": "z"} for name, _pk in _foreign_keys(model, stranger)]
    asked += [{"employer": stranger.rows["organizations.AcceptingOrganization"]}]
    asked += [{"o": str(number)} for number in range(1, 6)]
    for actor in (world.actors["hr_manager.A"], world.actors["support_staff.A"]):
        for query in asked:
            said = ask(actor.client, "GET", page, query)
            # What was typed into the search stands in its box and links, and nowhere else.
            typed = str(query.get("q", "")).lower()
            said.text = re.sub(re.escape(typed), "", said.text, flags=re.IGNORECASE) if typed else said.text
            _check(said, actor, f"GET {page} {query}")


def _foreign_keys(model: Any, stranger: Any) -> list[tuple[str, int]]:
    return [
        (one.name, stranger.rows[one.related_model._meta.label])
        for one in model._meta.fields
        if one.many_to_one and one.related_model._meta.label in stranger.rows
    ]


# One of each kind: who sees the rows of an employer, of a body, of nobody.
WITHOUT_TWINS = ("hr_manager.A", "support_staff.A", "hr_manager.B", "administrator", "former", "nobody")


def test_autocomplete_offers_ones_own_rows_only(world: World) -> None:
    offered = 0
    for model, page in admin.site._registry.items():
        for name in page.autocomplete_fields:
            query = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": name,
            }
            for actor in (world.actors[name] for name in WITHOUT_TWINS):
                for term in ("", world.sides["B"].marks.person, world.sides["B"].marks.organization):
                    said = ask(actor.client, "GET", "/autocomplete/", {**query, "term": term})
                    said.text = said.text.replace(f"term%3D{term}", "")  # the way back after signing in
                    _check(said, actor, f"autocomplete {model._meta.label}.{name} {term}")
                    if actor.side == "A" and said.is_shown:
                        offered += len(said.words(world.sides["A"].marks.words))
    assert offered


def _exports() -> list[Route]:
    return [route for route in routes() if "export" in route.name]


@pytest.mark.parametrize("route", _exports(), ids=_label)
@pytest.mark.parametrize("file_format", ["0", "1"], ids=["csv", "xlsx"])
def test_exports_hold_ones_own_rows_and_no_whole_number(world: World, route: Route, file_format: str) -> None:
    insiders = set()
    for actor in _actors(world):
        path = route.path({})
        form = ask(actor.client, "GET", path)
        fields = _fields_of(form)
        data = {**dict.fromkeys(fields, "on"), "format": file_format, "resource": "0"}
        said = ask(actor.client, "POST", path, data)
        _check(said, actor, f"POST {path}")
        if said.is_shown and "attachment" in said.text and actor.side == "A":
            insiders |= said.words(world.sides["A"].marks.words)
    assert insiders, f"{route.label}: no insider gets an export with a row of their own"


def _fields_of(said: Said) -> list[str]:
    return re.findall(r'<input[^>]*type="checkbox"[^>]*name="([^"]+)"', said.text)


def test_forms_offer_no_row_of_others(world: World) -> None:
    """Every choice of every form on every page an insider can open: the other side's rows are no choice."""
    choices: set[str] = set()
    pages = [route for route in routes() if not route.name.startswith("api") and not _is_rowless_page(route)]
    for route in pages:
        for actor in (world.actors["hr_manager.A"], world.actors["support_manager.A"]):
            for values in route.fillings(world.sides["A"]):
                said = ask(actor.client, "GET", route.path(values))
                for form in _forms_in(said.contexts):
                    for name, one in form.fields.items():
                        if isinstance(one, ModelChoiceField) and one.queryset is not None:
                            choices.add(name)
                            _check_choice(one, actor, world, f"{route.label} {name}")
    assert {"organization", "site", "support_contract"} <= choices


def _is_rowless_page(route: Route) -> bool:
    closed = ("_history", "_delete", "_pdf", "-pdf", "jsi18n", "errors", "progress")
    return route.name.startswith(("questions:", "health")) or route.name.endswith(closed)


def _check_choice(one: Any, actor: Actor, world: World, what: str) -> None:
    label = one.queryset.model._meta.label
    stranger = world.sides["B"]
    with time_machine.travel(NOW, tick=True):
        offered = one.queryset.filter(pk__in=[stranger.rows.get(label, 0), stranger.solo.get(label, 0)])
        assert not offered.exists(), f"{actor.name} may choose a row of the other side at {what}"


def _forms_in(contexts: Any) -> Iterator[Any]:
    seen: set[int] = set()
    stack: list[Any] = [one for context in contexts or () for one in getattr(context, "dicts", [context])]
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, BaseForm):
            yield item
        elif isinstance(item, BaseFormSet):
            stack += [*item.forms, item.empty_form]
        elif isinstance(item, Mapping) and not isinstance(item, MultiValueDict):
            stack += list(item.values())
        elif isinstance(item, list | tuple):
            stack += list(item)[:50]
        elif hasattr(item, "form") and isinstance(getattr(item, "form", None), BaseForm):
            stack.append(item.form)
        elif hasattr(item, "formset"):
            stack.append(item.formset)


def test_counts_and_badges_do_not_move_when_a_stranger_gets_another_worker(world: World) -> None:
    """The same pages before and after: word for word the same for everybody who may not see the newcomer."""
    from django.db import transaction

    from compliance.organizations.models import AcceptingOrganization

    actors = [world.actors[name] for name in ("hr_manager.A", "support_staff.A", "administrator")]
    pages = [(route, path) for route in OPEN_ROUTES if not _is_rowless(route) for path in _pages(route)]
    with transaction.atomic():
        before = {
            (actor.name, path): ask(actor.client, "GET", path).without()
            for actor in actors
            for _r, path in pages
        }
        stranger = AcceptingOrganization.objects.get(
            pk=world.sides["B"].rows["organizations.AcceptingOrganization"]
        )
        for number in range(3):
            register_worker(organization=stranger, name=f"NEWCOMER {number}", by="tests")
        after = {
            (actor.name, path): ask(actor.client, "GET", path).without()
            for actor in actors
            for _r, path in pages
        }
        transaction.set_rollback(True)
    moved = [where for where in before if before[where] != after[where]]
    assert not moved


def test_each_mail_tells_its_reader_of_their_own_matters_only(world: World) -> None:
    readers = {
        **{
            user.email: world.actors[f"{role}.{side.name}"]
            for side in world.sides.values()
            for role, user in side.people.items()
        },
    }
    assert world.mails
    told = set()
    for message in world.mails:
        said = "\n".join(
            [message.subject, message.body, *(str(part[0]) for part in getattr(message, "alternatives", []))]
        )
        said += "\n".join(f"{name}: {value}" for name, value in message.message().items())
        (address,) = message.to
        own = _own_words(world, readers, address)
        for side in world.sides.values():
            leaked = {word for word in side.marks.words - own if word in said.lower()}
            assert not leaked, f"{address} reads {leaked}"
        assert not [number for number in NUMBERS if number in said.replace(" ", "").replace("-", "").upper()]
        told |= {word for word in own if word in said.lower()}
    assert {side.marks.person for side in world.sides.values()} <= told


def _own_words(world: World, readers: dict[str, Actor], address: str) -> frozenset[str]:
    if address in readers:
        return readers[address].readable
    # A worker is told of their own matters, by the name of their employer and support body.
    for side in world.sides.values():
        for word in (side.marks.person, side.marks.solo):
            if address.startswith(word):
                return frozenset({word, side.marks.organization, side.marks.body})
    raise AssertionError(f"who is {address}?")


def test_roles_are_all_asked(world: World) -> None:
    assert {world.actors[name].role for name in ASKED} >= set(Role)
