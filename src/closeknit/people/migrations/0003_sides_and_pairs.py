import closeknit.records.models
import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def compute_again(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have who is who computed from the records at the next look."""
    apps.get_model("records", "Ego").objects.update(stale="records")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_mention_in_group'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', closeknit.records.models.Numbered(primary_key=True, serialize=False)),
                ('key', models.BigIntegerField()),
                ('side', models.BigIntegerField(db_index=True)),
                ('proven', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', closeknit.records.models.Numbered(primary_key=True, serialize=False)),
                ('one', models.BigIntegerField()),
                ('other', models.BigIntegerField(db_index=True)),
                ('verdict', models.CharField(max_length=4)),
                ('stands', models.CharField(blank=True, max_length=4)),
                ('weight', models.FloatField()),
                ('code', models.CharField(max_length=12)),
                ('because', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='handle',
            name='called',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='handle',
            name='side',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='handle',
            index=models.Index(condition=models.Q(('joined', ''), _negated=True), fields=['ego', 'joined'], name='handle_joined'),
        ),
        migrations.AddField(
            model_name='block',
            name='ego',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='records.ego'),
        ),
        migrations.AddField(
            model_name='pair',
            name='ego',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='records.ego'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.UniqueConstraint(fields=('ego', 'key', 'side'), name='block_once'),
        ),
        migrations.AddIndex(
            model_name='pair',
            index=models.Index(fields=['ego', 'stands', '-weight'], name='pair_by_weight'),
        ),
        migrations.AddIndex(
            model_name='pair',
            index=models.Index(fields=['ego', 'code'], name='pair_by_code'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='pair_once'),
        ),
        migrations.RunPython(compute_again, migrations.RunPython.noop),
    ]
