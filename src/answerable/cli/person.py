"""answerable person: the first accounts of a desk, and a way back in, from the machine that it runs on."""

from __future__ import annotations

import os

import click

ROLES = ("officer", "contributor", "approver", "reviewer", "data-protection", "records", "auditor", "administrator")


@click.group()
def command() -> None:
    """Add people to the desk, and give them links to set a password.

    Whoever can run this holds the desk's data anyway; all else about people is done on its pages.
    """


@command.command()
@click.argument("name")
@click.argument("email")
@click.option(
    "--role", "roles", multiple=True, type=click.Choice(ROLES), help="A role; may be given again for another."
)
@click.option("--job", default="", help="Their job, for letters and lists.")
def add(name: str, email: str, roles: tuple[str, ...], job: str) -> None:
    """Add someone, and print the link at which they set a password.

    For example: answerable person add "Ada Wren" ada.wren@harrowmere.example --role administrator
    """
    _start()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from answerable.desk.people.actions.add_person import add_person
    from answerable.desk.people.actors import DESK
    from answerable.desk.people.links import password_link
    from answerable.desk.people.roles import Role

    try:
        validate_email(email)
    except ValidationError:
        raise click.BadParameter(f"“{email}” is not an address like name@example.gov.uk", param_hint="EMAIL") from None
    given = [Role(role) for role in roles]
    person = add_person(name=name, email=email, roles=given, job=job, by=DESK, at=timezone.now())
    held = ", ".join(role.label for role in given) or "no role yet"
    click.echo(f"{person.name} is added: {held}.")
    _tell(password_link(person))


@command.command()
@click.argument("email")
def link(email: str) -> None:
    """Print a new link at which this person sets a password."""
    _start()
    from django.utils import timezone

    from answerable.desk.people.actions.help_in import send_link
    from answerable.desk.people.actors import DESK
    from answerable.desk.people.links import password_link
    from answerable.desk.people.models import Person
    from answerable.errors import NoSuchThing

    found = Person.objects.filter(email=email.lower(), is_active=True).first()
    if found is None:
        raise NoSuchThing(thing=f"open account for {email}", where="people")
    _tell(password_link(send_link(person=found.pk, by=DESK, at=timezone.now())))


def _tell(address: str) -> None:
    click.echo("Open this link to set a password. It works once, for 3 days:")
    click.echo(address)


def _start() -> None:
    """The desk, with its tables as this version needs them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.desk.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
