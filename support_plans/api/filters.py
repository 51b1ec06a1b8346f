"""Filters of the lists of support; each works inside what the person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.common import clock
from compliance.common.api.filters import DayFilter, IdFilter
from support_plans.api.serializers.common import OBLIGATIONS
from support_plans.models import (
    Consultation,
    InterviewFollowUp,
    PlanTemplate,
    RegularInterview,
    SupportFile,
    SupportLog,
    SupportOffice,
    SupportPlan,
    SupportStaff,
    SupportTask,
)
from support_plans.models.logs import Judgement

if TYPE_CHECKING:
    from support_plans.querysets import SupportTaskQuerySet


class SupportPlanFilter(filters.FilterSet):
    """Plans of a worker or employer, by state and day."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    support_contract = IdFilter(field_name="support_contract_id")
    state = filters.MultipleChoiceFilter(choices=SupportPlan.State.choices)
    agreed_from = DayFilter(field_name="agreed_on", lookup_expr="gte")
    agreed_until = DayFilter(field_name="agreed_on", lookup_expr="lte")

    class Meta:
        model = SupportPlan
        fields = ["worker", "organization", "support_contract", "state", "agreed_from", "agreed_until"]


class SupportTaskFilter(filters.FilterSet):
    """Tasks by worker, obligation, day, state and person."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    obligation = filters.ChoiceFilter(choices=OBLIGATIONS)
    kind = filters.CharFilter()
    state = filters.MultipleChoiceFilter(choices=SupportTask.State.choices)
    due_from = DayFilter(field_name="due_on", lookup_expr="gte")
    due_until = DayFilter(field_name="due_on", lookup_expr="lte")
    overdue = filters.BooleanFilter(method="filter_overdue", label="open, and its day has passed today")
    mine = filters.BooleanFilter(method="filter_mine", label="assigned to me, or I stand in")

    class Meta:
        model = SupportTask
        fields = [
            "worker",
            "organization",
            "obligation",
            "kind",
            "state",
            "due_from",
            "due_until",
            "overdue",
            "mine",
        ]

    def filter_overdue(self, queryset: SupportTaskQuerySet, _name: str, value: bool) -> SupportTaskQuerySet:
        overdue = queryset.overdue(on=clock.today())
        return overdue if value else queryset.exclude(pk__in=overdue.values("pk"))

    def filter_mine(self, queryset: SupportTaskQuerySet, _name: str, value: bool) -> SupportTaskQuerySet:
        mine = queryset.of_person(self.request.user)
        return mine if value else queryset.exclude(pk__in=mine.values("pk"))


class _RecordFilter(filters.FilterSet):
    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    support_organization = IdFilter(field_name="support_organization_id")


class SupportLogFilter(_RecordFilter):
    """Logs by worker, obligation, day and worth; superseded versions only when asked for."""

    task = IdFilter(field_name="task_id")
    obligation = filters.ChoiceFilter(choices=OBLIGATIONS)
    mode = filters.ChoiceFilter(choices=SupportLog.Mode.choices)
    judgement = filters.MultipleChoiceFilter(choices=Judgement.choices)
    performed_from = DayFilter(field_name="performed_on", lookup_expr="gte")
    performed_until = DayFilter(field_name="performed_on", lookup_expr="lte")
    current = filters.BooleanFilter(field_name="superseded_at", lookup_expr="isnull", label="newest version")

    class Meta:
        model = SupportLog
        fields = [
            "worker",
            "organization",
            "support_organization",
            "task",
            "obligation",
            "mode",
            "judgement",
            "performed_from",
            "performed_until",
            "current",
        ]


class RegularInterviewFilter(_RecordFilter):
    """Interviews by worker, with whom, day, state and worth."""

    interview_with = filters.ChoiceFilter(choices=RegularInterview.With.choices)
    state = filters.ChoiceFilter(choices=RegularInterview.State.choices)
    mode = filters.ChoiceFilter(choices=RegularInterview.Mode.choices)
    judgement = filters.MultipleChoiceFilter(choices=Judgement.choices)
    held_from = DayFilter(field_name="held_on", lookup_expr="gte")
    held_until = DayFilter(field_name="held_on", lookup_expr="lte")
    current = filters.BooleanFilter(field_name="superseded_at", lookup_expr="isnull", label="newest version")

    class Meta:
        model = RegularInterview
        fields = [
            "worker",
            "organization",
            "support_organization",
            "interview_with",
            "state",
            "mode",
            "judgement",
            "held_from",
            "held_until",
            "current",
        ]


class InterviewFollowUpFilter(filters.FilterSet):
    """Follow-ups by interview, worker, kind and day; done or not."""

    interview = IdFilter(field_name="interview_id")
    worker = IdFilter(field_name="interview__worker_id")
    organization = IdFilter(field_name="interview__worker__organization_id")
    kind = filters.ChoiceFilter(choices=InterviewFollowUp.Kind.choices)
    done = filters.BooleanFilter(field_name="done_on", lookup_expr="isnull", exclude=True)
    due_until = DayFilter(field_name="due_on", lookup_expr="lte")

    class Meta:
        model = InterviewFollowUp
        fields = ["interview", "worker", "organization", "kind", "done", "due_until"]


class ConsultationFilter(_RecordFilter):
    """Consultations by worker, state and day."""

    state = filters.MultipleChoiceFilter(choices=Consultation.State.choices)
    channel = filters.ChoiceFilter(choices=Consultation.Channel.choices)
    is_complaint = filters.BooleanFilter()
    received_from = DayFilter(field_name="received_on", lookup_expr="gte")
    received_until = DayFilter(field_name="received_on", lookup_expr="lte")

    class Meta:
        model = Consultation
        fields = [
            "worker",
            "organization",
            "support_organization",
            "state",
            "channel",
            "is_complaint",
            "received_from",
            "received_until",
        ]


class SupportFileFilter(_RecordFilter):
    """Files of one record or worker; voided ones only when asked for."""

    plan = IdFilter(field_name="plan_id")
    log = IdFilter(field_name="log_id")
    interview = IdFilter(field_name="interview_id")
    consultation = IdFilter(field_name="consultation_id")
    voided = filters.BooleanFilter(field_name="voided_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = SupportFile
        fields = [
            "worker",
            "organization",
            "support_organization",
            "plan",
            "log",
            "interview",
            "consultation",
            "voided",
        ]


class SupportOfficeFilter(filters.FilterSet):
    """Offices of a body."""

    support_organization = IdFilter(field_name="support_organization_id")

    class Meta:
        model = SupportOffice
        fields = ["support_organization"]


class SupportStaffFilter(filters.FilterSet):
    """Staff of an employer or body; serving on a day."""

    organization = IdFilter(field_name="organization_id")
    support_organization = IdFilter(field_name="support_organization_id")
    post = filters.ChoiceFilter(choices=SupportStaff.Post.choices)

    class Meta:
        model = SupportStaff
        fields = ["organization", "support_organization", "post"]


class PlanTemplateFilter(filters.FilterSet):
    """Templates of an employer."""

    organization = IdFilter(field_name="organization_id")

    class Meta:
        model = PlanTemplate
        fields = ["organization"]
