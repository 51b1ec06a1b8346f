"""One way out for log lines: structlog's and the libraries', rendered alike, numbers of documents masked."""

from __future__ import annotations

import re
from typing import Any

import structlog

# Residence card: two letters, eight digits, two letters. Passports: one or two letters, six to eight digits.
# Spaces and hyphens people type between the groups, and full-width forms, count as well.
_DOCUMENT_NUMBER = re.compile(
    r"(?<![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
    r"(?:[A-Za-zＡ-Ｚａ-ｚ]{2}[ \-－]?[0-9０-９]{8}[ \-－]?[A-Za-zＡ-Ｚａ-ｚ]{2}"
    r"|[A-Za-zＡ-Ｚａ-ｚ]{1,2}[0-9０-９]{6,8})"
    r"(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
)
MASK = "**********"


def mask_document_numbers(text: str) -> str:
    """The text with every number of a residence card or passport replaced."""
    return _DOCUMENT_NUMBER.sub(MASK, text)


def _mask_line(_logger: Any, _method: str, line: str | bytes) -> str:
    return mask_document_numbers(line.decode() if isinstance(line, bytes) else line)


def logging_settings(*, level: str, as_json: bool) -> dict[str, Any]:
    """Configure structlog and return Django's LOGGING for the same lines."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    rendered: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        # A plain traceback: one with local variables would print what people entered.
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *rendered,
                    _mask_line,
                ],
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"level": level, "handlers": [], "propagate": True},
            "django.server": {"level": level, "handlers": ["console"], "propagate": False},
            # These say at every start what they are about to try.
            "kombu.connection": {"level": "ERROR"},
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "WARNING"},
        },
    }
