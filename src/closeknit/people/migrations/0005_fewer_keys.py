from typing import Any

import closeknit.records.models
import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.state import StateApps


def compute_again(apps: StateApps, schema_editor: object) -> None:
    """Have who is who computed again: the index is made anew."""
    apps.get_model("records", "Ego").objects.exclude(stale="records").update(
        stale="people"
    )


def _ego() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.CASCADE,
        to="records.ego",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_blocks_of_names"),
        ("records", "0002_kept_without_looking_up"),
    ]

    operations = [
        migrations.DeleteModel(name="block"),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", closeknit.records.models.Numbered(primary_key=True, serialize=False)),
                ("key", models.BigIntegerField()),
                ("side", models.BigIntegerField()),
                ("role", models.SmallIntegerField()),
                ("ego", _ego()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ego", "key", "side"), name="block_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Packed",
            fields=[
                ("side", models.BigIntegerField(primary_key=True, serialize=False)),
                ("keys", models.BinaryField()),
                ("ego", _ego()),
            ],
        ),
        migrations.RunPython(compute_again, migrations.RunPython.noop),
    ]
