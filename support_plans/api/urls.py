"""Routes of support."""

from __future__ import annotations

from compliance.common.api.routers import Router
from support_plans.api.viewsets.consultations import ConsultationViewSet
from support_plans.api.viewsets.files import SupportFileViewSet
from support_plans.api.viewsets.interviews import InterviewFollowUpViewSet, RegularInterviewViewSet
from support_plans.api.viewsets.logs import SupportLogViewSet
from support_plans.api.viewsets.plans import PlanTemplateViewSet, SupportPlanViewSet
from support_plans.api.viewsets.staff import SupportOfficeViewSet, SupportStaffViewSet
from support_plans.api.viewsets.tasks import SupportTaskViewSet

router = Router()
router.register("support-plans", SupportPlanViewSet, basename="support-plan")
router.register("plan-templates", PlanTemplateViewSet, basename="plan-template")
router.register("support-tasks", SupportTaskViewSet, basename="support-task")
router.register("support-logs", SupportLogViewSet, basename="support-log")
router.register("interviews", RegularInterviewViewSet, basename="interview")
router.register("interview-follow-ups", InterviewFollowUpViewSet, basename="interview-follow-up")
router.register("consultations", ConsultationViewSet, basename="consultation")
router.register("support-files", SupportFileViewSet, basename="support-file")
router.register("support-staff", SupportStaffViewSet, basename="support-staff-member")
router.register("support-offices", SupportOfficeViewSet, basename="support-office")

urlpatterns = router.urls
