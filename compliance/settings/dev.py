"""One person's machine: SQLite, a queue in a folder, mail as files, secrets made once."""

import os

from compliance.settings import environment
from compliance.settings.dev_secrets import load_or_make

load_or_make(os.environ.get("VAR_DIR") or str(environment.PROJECT_DIR / "var"))

from compliance.settings.base import *  # noqa: E402, F403 - the secrets must be in the environment first
from compliance.settings.base import QUEUE_DIR, STATIC_ROOT  # noqa: E402

DEBUG = environment.flag("DEBUG")
WHITENOISE_USE_FINDERS = True  # static files are served from where they lie: nothing to collect
INTERNAL_IPS = ["127.0.0.1"]
for folder in (QUEUE_DIR / "queue", QUEUE_DIR / "processed", QUEUE_DIR / "control", STATIC_ROOT):
    folder.mkdir(parents=True, exist_ok=True)
