"""The audit table refuses changes and deletions, by triggers of the database."""

from django.db import migrations


def install(apps, schema_editor):
    from compliance.audit.append_only import install as put

    put(schema_editor.connection)


def remove(apps, schema_editor):
    from compliance.audit.append_only import remove as take

    take(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_append_only_record")]
    operations = [migrations.RunPython(install, remove)]
