"""Tests: fixed keys, mail in memory, and a broker broken on purpose so that no test leans on a queue."""

import os
import tempfile
from pathlib import Path

_scratch = tempfile.TemporaryDirectory(prefix="ssw-desk-test-")  # gone when the process ends
(Path(_scratch.name) / "static").mkdir()
os.environ["VAR_DIR"] = _scratch.name
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

from compliance.settings.base import *  # noqa: E402, F403 - the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_PUBLISH_RETRY = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
