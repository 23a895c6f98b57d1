from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0005_who_may_see_and_was_it_verified")]

    operations = []
