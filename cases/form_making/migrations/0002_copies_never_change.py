"""The table of copies as filed refuses changes and deletions, by triggers of the database."""

from django.db import migrations


def install(apps, schema_editor):
    from cases.form_making.append_only import install as put

    put(schema_editor.connection)


def remove(apps, schema_editor):
    from cases.form_making.append_only import remove as take

    take(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("form_making", "0001_jobs_and_filed_copies")]
    operations = [migrations.RunPython(install, remove)]
