"""Support plans, the tasks that follow from them, and what proves that they were done."""

from .consultations import Consultation, ConsultationStep
from .files import SupportFile
from .interviews import InterviewAnswer, InterviewFollowUp, RegularInterview
from .logs import SupportLog
from .plans import MunicipalityCheck, PlanLanguage, PlannedHousing, PlanRow, SupportPlan
from .staff import SupportOffice, SupportStaff
from .tasks import SupportTask
from .templates import PlanTemplate

__all__ = [
    "Consultation",
    "ConsultationStep",
    "InterviewAnswer",
    "InterviewFollowUp",
    "MunicipalityCheck",
    "PlanLanguage",
    "PlanRow",
    "PlanTemplate",
    "PlannedHousing",
    "RegularInterview",
    "SupportFile",
    "SupportLog",
    "SupportOffice",
    "SupportPlan",
    "SupportStaff",
    "SupportTask",
]
