"""What holds everywhere. Values that differ by machine come from `environment`."""

from __future__ import annotations

from pathlib import Path

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from compliance.common.logs import logging_settings
from compliance.desk.theme import UNFOLD as UNFOLD  # noqa: PLC0414
from compliance.settings import environment
from compliance.settings.composition import *  # noqa: F403 - which rooms hang where

BASE_DIR = environment.PROJECT_DIR
VAR_DIR = Path(environment.text("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()

SECRET_KEY = environment.text("SECRET_KEY")
FIELD_ENCRYPTION_KEYS = environment.listing("FIELD_ENCRYPTION_KEYS")
ALLOWED_HOSTS = environment.listing("ALLOWED_HOSTS")
PUBLIC_URL = environment.text("PUBLIC_URL").rstrip("/")
DEBUG = False

# --- Rooms. The admin site is replaced by name, so admin classes register with Django's default one.
INSTALLED_APPS = [
    "compliance.desk.apps.DeskConfig",  # first: its templates go before the theme's
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "compliance.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "import_export",
    "django_htmx",
    "compliance.common",
    "compliance.rulebook",
    "compliance.audit",
    "compliance.organizations",
    "compliance.accounts",
    "compliance.workers",
    "compliance.deadlines",
    "compliance.residence",
    "compliance.employment",
    "compliance.reminders",
    "compliance.imports",
    "compliance.questions",
    "compliance.demo",
    "support_plans",
    "cases",
    "cases.annual_report",
    "cases.form_making",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "compliance.common.security_headers.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "compliance.accounts.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "compliance.urls"
WSGI_APPLICATION = "compliance.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "compliance.desk.context.desk_context",
            ],
        },
    },
]

# The Celery application, loaded when Django starts, so that tasks find their queue (read by common).
TASK_QUEUE_MODULE = "compliance.celery"

# --- Database, sessions, files
DATABASES = {"default": environment.database(default=f"sqlite:///{VAR_DIR / 'ssw-desk.sqlite3'}")}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "desk:landing"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Everything comes from our own host. The admin theme evaluates expressions of its own and styles in place.
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}

MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STATIC_ROOT = Path(environment.text("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATIC_URL = "/static/"
# The largest file that is kept as proof of support (support_plans.services.files).
SUPPORT_FILE_MEGABYTES = environment.number("SUPPORT_FILE_MEGABYTES")
# The largest file of a paper that is kept with a case (cases.services.files).
CASE_FILE_MEGABYTES = environment.number("CASE_FILE_MEGABYTES")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# A wide page of the ledger posts one field a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- Language and day: civil dates are Japan's
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English")), ("vi", _("Vietnamese"))]
LOCALE_PATHS = [BASE_DIR / "compliance" / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

# --- Mail
_EMAIL = environment.email(default=f"filemail://{VAR_DIR / 'mail'}")
vars().update(_EMAIL)
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Background work
CELERY_BROKER_URL = environment.text("CELERY_BROKER_URL")
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_DEFAULT_QUEUE = "ssw-desk"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 50 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 45 * 60
QUEUE_DIR = VAR_DIR / "celery"
if CELERY_BROKER_URL.startswith("filesystem://"):
    # Messages are files in a folder; a killed worker loses the task it ran, and the next sweep redoes it.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR / "queue"),
        "data_folder_out": str(QUEUE_DIR / "queue"),
        "processed_folder": str(QUEUE_DIR / "processed"),
        "control_folder": str(QUEUE_DIR / "control"),
        "store_processed": False,
        "polling_interval": 0.2,
    }
elif CELERY_BROKER_URL.startswith(("redis://", "rediss://")):
    # A task is taken off the queue when it is done; what a dead worker held comes back after the time-out,
    # which is longer than any task may run.
    CELERY_TASK_ACKS_LATE = True
    CELERY_TASK_REJECT_ON_WORKER_LOST = True
    CELERY_WORKER_PREFETCH_MULTIPLIER = 1
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 60 * 60}
REMINDER_HOUR = environment.number("REMINDER_HOUR")
CELERY_BEAT_SCHEDULE = {
    "send reminders": {
        "task": "compliance.reminders.tasks.run_daily",
        "schedule": crontab(hour=REMINDER_HOUR, minute=0),
    },
    # Files of forms made in bulk that nobody fetched in time are deleted.
    "delete old form files": {
        "task": "cases.form_making.tasks.sweep_form_jobs",
        "schedule": crontab(minute=17),
    },
    # What failed is tried again, what a killed worker held is taken up, and a run that was missed is made up.
    "send what waits": {
        "task": "compliance.reminders.tasks.send_pending",
        "schedule": crontab(minute="*/10"),
    },
}
# Looked at by the container's health check.
CELERY_BEAT_MAX_LOOP_INTERVAL = 60
CELERY_BEAT_SCHEDULE_FILENAME = str(QUEUE_DIR / "beat-schedule")

# --- REST API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "compliance.accounts.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_FILTER_BACKENDS": [
        "django_filters.rest_framework.DjangoFilterBackend",
        "rest_framework.filters.OrderingFilter",
        "rest_framework.filters.SearchFilter",
    ],
    "DEFAULT_PAGINATION_CLASS": "compliance.common.api.pagination.PageNumber",
    "DEFAULT_SCHEMA_CLASS": "compliance.common.api.schema.DeskSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "compliance.common.api.errors.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SSW Desk",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    # Several models have a `state`; the schema calls each by what it is the state of.
    "ENUM_NAME_OVERRIDES": {
        "DeadlineState": "compliance.deadlines.models.Deadline.State",
        "ReminderState": "compliance.reminders.models.Reminder.State",
        "DigestState": "compliance.reminders.models.Digest.State",
        "ImportState": "compliance.imports.models.ImportBatch.State",
        "SupportPlanState": "support_plans.models.SupportPlan.State",
        "SupportTaskState": "support_plans.models.SupportTask.State",
        "InterviewState": "support_plans.models.RegularInterview.State",
        "ConsultationState": "support_plans.models.Consultation.State",
        "SupportMode": "support_plans.models.SupportLog.Mode",
        "InterviewMode": "support_plans.models.RegularInterview.Mode",
        "SupportPost": "support_plans.models.SupportStaff.Post",
        "MunicipalityMethod": "support_plans.models.MunicipalityCheck.Method",
        "ConsultationChannel": "support_plans.models.Consultation.Channel",
        "FilingChannel": "cases.models.choices.Channel",
        "ActingCapacity": "cases.models.choices.Capacity",
        "PayMethod": "compliance.employment.models.pay.PayMethod",
        "CaseState": "cases.models.choices.State",
        "CaseStepState": "cases.models.CaseStep.State",
        "CasePaperState": "cases.models.choices.PaperState",
        "CaseKind": "cases.models.choices.Kind",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

IMPORT_EXPORT_USE_TRANSACTIONS = True

# --- Logs: lines of structlog and of libraries end in one place, where card and passport numbers are masked
LOG_LEVEL = environment.text("LOG_LEVEL")
LOGGING = logging_settings(level=LOG_LEVEL, as_json=environment.flag("LOG_JSON", default=False))
