"""Words that cases are described with; the codes are stored."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a case is about."""

    APPLICATION = "application", _("application")
    NOTIFICATION = "notification", _("notification")
    WORKER_NOTICE = "worker_notice", _("worker's own notification")
    PROCESS = "process", _("process")


class State(models.TextChoices):
    """How far a case is; the columns of the board, from left to right."""

    PREPARING = "preparing", _("preparing")
    PREPARED = "prepared", _("waiting for approval")
    APPROVED = "approved", _("ready to file")
    WAITING = "waiting", _("under examination")
    ASKED = "asked", _("agency asks for more")
    GRANTED = "granted", _("permission granted")
    REFUSED = "refused", _("permission refused")
    WITHDRAWN = "withdrawn", _("application withdrawn")
    DONE = "done", _("completed")
    ABANDONED = "abandoned", _("abandoned")


BEFORE_FILING: Final = (State.PREPARING, State.PREPARED, State.APPROVED)
AT_THE_AGENCY: Final = (State.WAITING, State.ASKED)
OPEN: Final = (*BEFORE_FILING, *AT_THE_AGENCY)
CLOSED: Final = (State.GRANTED, State.REFUSED, State.WITHDRAWN, State.DONE, State.ABANDONED)


class ApplicationType(models.TextChoices):
    """What is applied for."""

    COE = "coe", _("certificate of eligibility")
    CHANGE = "change", _("change of status")
    EXTENSION = "extension", _("extension of period of stay")
    NONE = "none", _("no application for a status")


class Channel(models.TextChoices):
    """How it reaches the office."""

    COUNTER = "counter", _("at the counter")
    ONLINE = "online", _("online")
    POST = "post", _("by post")


class Capacity(models.TextChoices):
    """In which capacity somebody acts."""

    EMPLOYER_STAFF = "employer_staff", _("the employer's staff")
    SUPPORT_BODY_STAFF = "support_body_staff", _("support organization's staff as filing agent")
    SCRIVENER = "scrivener", _("administrative scrivener")
    LAWYER = "lawyer", _("lawyer")
    APPLICANT = "applicant", _("the applicant")


class Line(models.TextChoices):
    """Who brings a paper: the lines of the case page."""

    FROM_WORKER = "from_worker", _("from the worker")
    FROM_EMPLOYER = "from_employer", _("from the employer")
    WE_MAKE = "we_make", _("we make")
    FROM_AGENCY = "from_agency", _("from the agency")


class PaperState(models.TextChoices):
    """How far a paper is. That it has grown too old is reckoned, never stored."""

    NEEDED = "needed", _("needed")
    REQUESTED = "requested", _("paper requested")
    RECEIVED = "received", _("received")
    REVIEWED = "reviewed", _("reviewed")
    OMITTED = "omitted", _("may be left out")
    NOT_NEEDED = "not_needed", _("not needed")


class Payer(models.TextChoices):
    """Who pays the fee."""

    EMPLOYER = "employer", _("employer")
    WORKER = "worker", _("worker")
