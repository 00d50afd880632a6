from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_cards_by_their_id"),
    ]

    operations = [
        # Two of one first name at one firm share a key where their families begin
        # alike: the index of keys, and so who is who, is made again.
        migrations.RunSQL(
            "UPDATE records_ego SET stale = 'people' WHERE stale = ''",
            migrations.RunSQL.noop,
        ),
    ]
