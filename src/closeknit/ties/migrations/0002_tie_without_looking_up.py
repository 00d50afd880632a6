import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ties', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='tie',
            name='ego',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='records.ego'),
        ),
        migrations.AlterField(
            model_name='tie',
            name='person',
            field=models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='people.person'),
        ),
    ]
