"""Tests: fixed keys, mail in memory, and a broker broken on purpose so that no test leans on a queue."""

import os
import tempfile
from pathlib import Path

# Made by whoever writes there first, removed when pytest ends.
os.environ["VAR_DIR"] = str(Path(tempfile.gettempdir()) / f"ssw-desk-test-{os.getpid()}")
os.environ["SECRET_KEY"] = "tests-only-" + "k" * 50
os.environ["FIELD_ENCRYPTION_KEYS"] = "dGVzdHMtb25seS1rZXktMDEyMzQ1Njc4OTAxMjM0NTY="
os.environ["CELERY_BROKER_URL"] = "broken-on-purpose://"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["PUBLIC_URL"] = "http://desk.test"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1,desk.test"
# script/test names a real PostgreSQL here for its second pass; never a database in use.
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:"
os.environ["DATABASE_CONNECTION_SECONDS"] = "0"
os.environ["LOG_LEVEL"] = "WARNING"

from compliance.settings.base import *  # noqa: F403 - the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_PUBLISH_RETRY = False
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
