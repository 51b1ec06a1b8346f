"""Jobs that make many forms, and copies of forms as they were filed."""

from .filed import FiledCopy
from .jobs import FormJob, JobDocument

__all__ = ["FiledCopy", "FormJob", "JobDocument"]
