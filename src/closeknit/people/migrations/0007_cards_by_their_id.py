from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_mention_together"),
    ]

    operations = [
        # Cards are known by their id in the book too, look-alike letters part people,
        # and names are read otherwise: who is who is made again from the records.
        migrations.RunSQL(
            "UPDATE records_ego SET stale = 'records'", migrations.RunSQL.noop
        ),
    ]
