from django.db import migrations, models
from django.db.migrations.state import StateApps


def compute_again(apps: StateApps, schema_editor: object) -> None:
    """Have every tie counted once more: what went by each channel was not kept."""
    egos = apps.get_model("records", "Ego").objects
    egos.filter(stale="").update(stale="people")


class Migration(migrations.Migration):

    dependencies = [
        ('ties', '0004_own_past'),
    ]

    operations = [
        migrations.RunPython(compute_again, migrations.RunPython.noop),
        migrations.AddField(
            model_name='tie',
            name='by_channel',
            field=models.TextField(blank=True),
        ),
    ]
