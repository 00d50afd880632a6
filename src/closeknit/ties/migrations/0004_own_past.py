import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.state import StateApps


def compute_again(apps: StateApps, schema_editor: object) -> None:
    """Have every tie measured once more: the strength is another one from here on."""
    egos = apps.get_model("records", "Ego").objects
    egos.filter(stale="").update(stale="people")


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_kept_without_looking_up'),
        ('ties', '0003_alter_ties_and_job_changes'),
    ]

    operations = [
        migrations.RunPython(compute_again, migrations.RunPython.noop),
        migrations.CreateModel(
            name='OwnPast',
            fields=[
                ('ego', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='records.ego')),
                ('document', models.TextField()),
            ],
        ),
    ]
