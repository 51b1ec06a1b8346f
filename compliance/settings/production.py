"""Behind a proxy that speaks https: nothing has a default that could be guessed."""

import os

from compliance.settings import environment

environment.required([variable.name for variable in environment.TABLE if variable.required])
os.environ.setdefault("LOG_JSON", "true")

from compliance.settings.base import *  # noqa: E402, F403 - what is missing is named before anything is read
from compliance.settings.base import ALLOWED_HOSTS, PUBLIC_URL  # noqa: E402

DEBUG = False
# A container asks itself how it is at this address; it cannot be reached from outside by it.
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

SECURE_SSL_REDIRECT = environment.flag("SSL_REDIRECT")
SECURE_REDIRECT_EXEMPT = [r"^health/"]
if environment.flag("TRUST_PROXY_HEADER"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
