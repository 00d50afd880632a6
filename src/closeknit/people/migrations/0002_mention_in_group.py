from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(condition=models.Q(('size__gt', 1)), fields=['ego', 'kept'], name='mention_in_group'),
        ),
    ]
