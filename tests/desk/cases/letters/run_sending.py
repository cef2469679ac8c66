"""Takes every case of the test's database as far as it will go, over and over, until it is killed: submit, approve, send."""

import os

import django


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
    django.setup()
    from desk.cases.letters.at_once import take_on

    print("ready", flush=True)  # noqa: T201  # the test waits for it
    while take_on():
        pass


if __name__ == "__main__":
    main()
