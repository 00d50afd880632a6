from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_cards_by_their_id"),
    ]

    operations = [
        # A name of another alphabet is found by what it looks like too, and is nobody's
        # for that: who is who is made again from the records.
        migrations.RunSQL(
            "UPDATE records_ego SET stale = 'records'", migrations.RunSQL.noop
        ),
    ]
