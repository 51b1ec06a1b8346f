# One image for web, worker and beat; docker-compose.yml says what each of them runs.
FROM python:3.11-slim-bookworm

RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=compliance.settings.production \
    VAR_DIR=/var/lib/ssw-desk \
    STATIC_ROOT=/app/static

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

COPY manage.py LICENSE ./
COPY script/compile_messages script/
COPY compliance compliance
COPY support_plans support_plans
COPY cases cases

# The values of this one line are thrown away: collecting style sheets needs the settings to load, and no secret.
RUN script/compile_messages \
 && SECRET_KEY=build FIELD_ENCRYPTION_KEYS=build ALLOWED_HOSTS=build PUBLIC_URL=https://build \
    DATABASE_URL=sqlite:////tmp/build CELERY_BROKER_URL=redis://build EMAIL_URL=dummymail:// \
    python manage.py collectstatic --noinput --verbosity 0

RUN useradd --system --uid 10001 --home-dir /var/lib/ssw-desk desk \
 && mkdir -p /var/lib/ssw-desk/media /var/lib/ssw-desk/celery \
 && chown -R desk /var/lib/ssw-desk
USER desk
EXPOSE 8000
CMD ["gunicorn", "compliance.wsgi:application", "--bind", "0.0.0.0:8000"]
