from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sides_and_pairs"),
    ]

    operations = [
        migrations.AddField(
            model_name="block",
            name="named",
            field=models.BooleanField(default=False),
        ),
        # What stands in the index has no such mark: all of it is made again.
        migrations.RunSQL("DELETE FROM people_block", migrations.RunSQL.noop),
        migrations.RunSQL(
            "UPDATE records_ego SET stale = 'records'", migrations.RunSQL.noop
        ),
    ]
