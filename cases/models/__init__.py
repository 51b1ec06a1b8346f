"""Cases from opening to decision, what they are made of, and the events that open them."""

from .answers import EmployerAnswer
from .case import Case, Cohort
from .events import Event
from .files import CaseFile
from .findings import CheckOverride
from .papers import AgencyRequest, CaseDocument, CaseRequest, CaseStep
from .record import CaseAct

__all__ = [
    "AgencyRequest",
    "Case",
    "CaseAct",
    "CaseDocument",
    "CaseFile",
    "CaseRequest",
    "CaseStep",
    "CheckOverride",
    "Cohort",
    "EmployerAnswer",
    "Event",
]
