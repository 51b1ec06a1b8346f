"""Writing across the border: the other organization's ids are refused, and nothing is written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from rest_framework import serializers

from cases.form_making import subjects
from compliance.accounts.roles import Role
from compliance.audit.models import AuditEntry
from compliance.deadlines.models import Deadline
from compliance.organizations.models import SupportContract
from compliance.organizations.services import change_support_contract
from compliance.workers.models import Worker
from tests.security.reading import ask
from tests.security.routes import Route, routes
from tests.security.test_leak_matrix import OBJECT_ROUTES, _label
from tests.security.world import NOW, World

_ROOMS = (
    "organizations",
    "accounts",
    "workers",
    "residence",
    "employment",
    "deadlines",
    "imports",
    "reminders",
    "audit",
    "form_making",
    "support_plans",
    "cases",
    "annual_report",
)


def _everything() -> dict[str, int]:
    """How many rows of each kind there are, and the last entry of the audit record."""
    counted = {
        model._meta.label: model._default_manager.count()
        for room in _ROOMS
        for model in apps.get_app_config(room).get_models()
    }
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {**counted, "last audit entry": last or 0}


def _creating() -> list[Route]:
    found = []
    for route in routes():
        actions = getattr(route.view, "actions", None) or {}
        if route.name.startswith("api:") and actions.get("post") == "create" and not route.has_object:
            found.append(route)
    return found


def _serializer_of(route: Route) -> type[serializers.BaseSerializer[Any]]:
    from compliance.accounts.api.serializers import NewMemberSerializer

    return NewMemberSerializer if route.name == "api:membership-list" else route.view.cls.serializer_class


_SAMPLES: dict[type, Any] = {
    serializers.EmailField: "new@example.jp",
    serializers.DateField: "2026-11-01",
    serializers.IntegerField: 1,
    serializers.DecimalField: "8",
    serializers.BooleanField: True,
    serializers.CharField: "X",
}
_SPECIAL = {
    "number": "AB12345678CD",
    "card_number": "AB12345678CD",
    "registration_number": "21登-000789",
    "nationality": "VN",
    "preferred_language": "vi",
    "expires_on": "2028-01-31",
    "ends_on": "2028-01-31",
    "to_on": None,
    "to_on_": None,
    "role": "hr_staff",
    "status": "ssw1",
    "employee_number": "99",
    "corporate_number": "",
    "left_on": None,
    "obligation": "interaction",
    "procedure": "extension",
}


def _body(serializer: Any, rows: dict[str, int], *, only_required: bool) -> dict[str, Any]:
    """A body that would be accepted, its relations filled with these rows."""
    body: dict[str, Any] = {}
    for name, one in serializer.fields.items():
        if one.read_only:
            continue
        if isinstance(one, serializers.PrimaryKeyRelatedField):
            body[name] = rows[one.queryset.model._meta.label]
        elif only_required and not one.required:
            continue
        elif name in _SPECIAL and (_SPECIAL[name] is not None or one.allow_null):
            body[name] = _SPECIAL[name]
        elif isinstance(one, serializers.ChoiceField):
            body[name] = next(iter(one.choices))
        else:
            body[name] = next((value for kind, value in _SAMPLES.items() if isinstance(one, kind)), "X")
    return body


# What a new row must say that the serializer of its list does not ask for.
_ALSO: dict[str, dict[str, Any]] = {"api:form-job-list": {"form": "extension_of_stay"}}
# Relations that exclude each other, and the one to keep.
_ONE_OF = {
    "api:membership-list": ("support_organization",),
    "api:support-staff-member-list": ("support_organization", "office"),
}
# Who runs the place that a new row belongs to, where it is not the employer's manager.
_ACTOR = {
    "api:token-list": "hr_staff.A",
    "api:organization-list": "administrator",
    "api:support-office-list": "support_manager.A",
    "api:support-office-detail": "support_manager.A",
    "api:support-organization-detail": "support_manager.A",
    "api:support-staff-member-detail": "support_manager.A",
}


def _make_room(route: Route) -> None:
    """What stands in the way of one more row: a worker has one draft of a plan at a time."""
    if route.name == "api:support-plan-list":
        apps.get_model("support_plans", "SupportPlan").objects.filter(state="draft").update(state="withdrawn")


@pytest.mark.parametrize("route", _creating(), ids=_label)
def test_nothing_is_made_for_another_organization(world: World, route: Route) -> None:
    """Each relation of each new row: one's own ids are accepted, the other side's do not exist."""
    own, stranger = world.sides["A"], world.sides["B"]
    serializer = _serializer_of(route)(context={"request": None})
    actor = world.actors[_ACTOR.get(route.name, "hr_manager.A")]
    body = _body(serializer, own.rows, only_required=True)
    body |= _ALSO.get(route.name, {})
    for left_out in _ONE_OF.get(route.name, ()):
        body.pop(left_out)
    if route.name in _UPLOADS:
        _check_upload(world, route)
        return
    body.pop("support_organization_name", None)
    if route.name == "api:support-contract-list":
        body["support_organization_name"] = "X"
    path = route.path({})
    with transaction.atomic():
        _make_room(route)
        accepted = _post(actor.client, path, body)
        transaction.set_rollback(True)
    assert accepted.status == 201, f"{path}: {accepted.text[-300:]} for {body}"
    for name, one in serializer.fields.items():
        if one.read_only or not isinstance(one, serializers.PrimaryKeyRelatedField):
            continue
        foreign = {**body, name: stranger.rows[one.queryset.model._meta.label]}
        if name in _ONE_OF.get(route.name, ()):
            foreign.pop("organization")
        with transaction.atomic():
            before = _everything()
            refused = _post(actor.client, path, foreign)
            assert refused.status in {400, 403, 404}, (
                f"{path} accepts {name} of the other side: {refused.text[-300:]}"
            )
            assert _everything() == before, f"{path} wrote something for {name} of the other side"
        # A row that nobody has is refused in the same words.
        nothing = _post(actor.client, path, {**foreign, name: 987654321})
        assert refused.without(foreign[name]).replace(str(foreign[name]), "ID") == nothing.without().replace(
            "987654321", "ID"
        ), path


_UPLOADS: dict[str, tuple[str, bytes, tuple[tuple[str, str], ...]]] = {
    "api:import-list": (
        "x.csv",
        "氏名,在留期限\nSOMEONE,2027-01-01\n".encode(),
        (("organization", "organizations.AcceptingOrganization"),),
    ),
    "api:case-file-list": ("x.pdf", b"%PDF-1.7", (("paper", "cases.CaseDocument"),)),
    "api:support-file-list": (
        "x.pdf",
        b"%PDF-1.7",
        (
            ("plan", "support_plans.SupportPlan"),
            ("log", "support_plans.SupportLog"),
            ("interview", "support_plans.RegularInterview"),
            ("consultation", "support_plans.Consultation"),
        ),
    ),
}


def _check_upload(world: World, route: Route) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    name, content, relations = _UPLOADS[route.name]
    asked = [(relation, side) for relation in relations for side in ("A", "B")]
    for (relation, label), side in asked:
        expected = {201} if side == "A" else {400, 403, 404}
        file = SimpleUploadedFile(name, content)
        data = {relation: world.sides[side].rows[label], "file": file}
        said = ask(world.actors["hr_manager.A"].client, "POST", route.path({}), data)
        assert said.status in expected, said.text[-300:]


def _post(client: Any, path: str, body: Any) -> Any:
    return ask(client, "POST", path, json.dumps(body), content_type="application/json")


def _patching() -> list[Route]:
    return [
        route
        for route in routes()
        if route.name.startswith("api:") and (getattr(route.view, "actions", None) or {}).get("patch")
    ]


@pytest.mark.parametrize("route", _patching(), ids=_label)
def test_no_row_is_moved_or_tied_to_another_organization(world: World, route: Route) -> None:
    own, stranger = world.sides["A"], world.sides["B"]
    serializer = _serializer_of(route)(context={"request": None})
    actor = world.actors[_ACTOR.get(route.name, "hr_manager.A")]
    (values,) = route.fillings(own)
    path = route.path(values)
    assert _patch(actor.client, path, {}).status == 200, path
    for name, one in serializer.fields.items():
        if one.read_only or not isinstance(one, serializers.PrimaryKeyRelatedField):
            continue
        foreign = stranger.rows[one.queryset.model._meta.label]
        said = _patch(actor.client, path, {name: foreign})
        if said.status == 200:
            # A relation that is fixed once it is made is left alone.
            assert f'"{name}":{foreign}' not in said.text, path
        else:
            assert said.status in {400, 404}, path


def _patch(client: Any, path: str, body: Any) -> Any:
    return ask(client, "PATCH", path, json.dumps(body), content_type="application/json")


WRITING = (
    "settle",
    "snooze",
    "reopen",
    "reveal",
    "end",
    "revoke",
    "void",
    "correct",
    "confirm",
    "discard",
    "act",
    "leave",
)


@pytest.mark.parametrize("route", OBJECT_ROUTES, ids=_label)
def test_an_outsiders_post_writes_nothing(world: World, route: Route) -> None:
    """A POST with a body that an insider could send, at the other side's rows."""
    body = {
        "note": "x",
        "reason": "x",
        "until_on": "2026-11-30",
        "left_on": "2026-11-30",
        "ended_on": "2026-11-20",
        "end_reason": "expiry",
        "applied_on": "2026-11-20",
        "expires_on": "2028-01-31",
        "number": "AB12345678CD",
        "name": "X",
    }
    as_json = route.name.startswith("api:")
    for name in ("hr_manager.A", "support_manager.A", "former", "nobody"):
        for values in route.fillings(world.sides["B"]):
            before = _everything()
            client = world.actors[name].client
            with transaction.atomic():
                path = route.path(values)
                if as_json:
                    client.post(path, json.dumps(body), content_type="application/json")
                else:
                    client.post(path, body)
                assert _everything() == before, f"{name} wrote something by POST {path}"
                transaction.set_rollback(True)


# --- a support body, while its contract runs and the day after


def test_the_body_sees_its_clients_workers_and_nothing_of_them_the_day_after(
    world: World, on_2026_11_23: time_machine.Traveller
) -> None:
    side = world.sides["A"]
    actor = world.actors["support_manager.A"]
    worker = Worker.objects.get(pk=side.rows["workers.Worker"])
    with transaction.atomic():
        contract = SupportContract.objects.get(pk=side.rows["organizations.SupportContract"])
        change_support_contract(contract=contract, ends_on=NOW.date(), by="tests")
        assert ask(actor.client, "GET", f"/api/v1/workers/{worker.pk}/").status == 200
        on_2026_11_23.shift(timedelta(days=1))
        actor = replace(actor, client=Client(raise_request_exception=False))
        actor.client.force_login(side.people[actor.role])
        for route in OBJECT_ROUTES:
            if _is_own(route):
                continue
            for values in route.fillings(side):
                if _of_its_own_entry(values):
                    continue
                path = route.path(values)
                for method in ("GET", "POST"):
                    said = ask(actor.client, method, path)
                    assert not said.words(
                        frozenset({side.marks.person, side.marks.organization, side.marks.solo})
                    ), path
                    # The admin's short addresses lead on to the page itself, whatever the id.
                    assert said.status in {403, 404, 405} or said.location.endswith("/change/"), path
        for route in routes():
            if route.parameters or route.name.startswith(("api-", "admin:jsi18n", *_ARCHIVE)):
                continue
            said = ask(actor.client, "GET", route.path({}))
            assert not said.words(frozenset({side.marks.person, side.marks.organization, side.marks.solo})), (
                route.label
            )
        transaction.set_rollback(True)
    assert Deadline.objects.filter(worker=worker).exists()


# What the body recorded itself stays its own to read, in its archive and nowhere else.
_ARCHIVE = ("support:past", "support:file")
_KEPT_COPIES = {"forms:copy", "forms:copy-file"}


def _of_its_own_entry(values: dict[str, Any]) -> bool:
    """Whether the values lead to forms that are made of the body's own entry in the register."""
    of_bodies = {form.slug for form in subjects.all_forms() if form.subject == "support_body"}
    return bool({"support_body", *of_bodies} & set(values.values()))


def _is_own(route: Route) -> bool:
    """The body's own entry and members, and what belongs to nobody, stay."""
    labels = {route.label_of(name) for name in route.parameters}
    return (
        bool(
            labels
            & {
                "organizations.RegisteredSupportOrganization",
                "accounts.Membership",
                "accounts.User",
                "reminders.DailyRun",
                "support_plans.SupportOffice",
                "support_plans.SupportStaff",
            }
        )
        or route.name.startswith(_ARCHIVE)
        or route.name in _KEPT_COPIES
    )


def test_hr_managers_of_both_sides_are_real_insiders(world: World) -> None:
    for name in ("A", "B"):
        said = ask(world.actors[f"{Role.HR_MANAGER}.{name}"].client, "GET", "/api/v1/workers/")
        assert said.words(world.sides[name].marks.words) >= {
            world.sides[name].marks.person,
            world.sides[name].marks.solo,
        }


def test_every_room_is_counted() -> None:
    planted = {model._meta.app_label for model in apps.get_models() if _is_ours(model)}
    assert planted <= set(_ROOMS) | {"cases", "support_plans"}


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.split(".")[0] in {"compliance", "cases", "support_plans"}
