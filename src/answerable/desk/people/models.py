"""Tables of staff: people, the teams they belong to, the roles they hold."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from answerable.desk.people.roles import Role


class Team(models.Model):
    """A part of the authority: Highways, Human Resources."""

    name = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["Person"]):
    """Makes people, and finds them by their address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person with that address; without a password they sign in through the authority's own service."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone on the staff, known by their address for mail."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    has_shortcuts = models.BooleanField(default=True)  # single-key shortcuts (WCAG 2.1.4: they can be turned off)
    has_notices = models.BooleanField(default=True)  # told by mail what waits for them

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> frozenset[Role]:
        """The roles this person holds; none where the account is closed."""
        if not self.is_active:
            return frozenset()
        return frozenset(Role(grant.role) for grant in self.grants.all())

    def has_role(self, *roles: Role) -> bool:
        """True where the person holds one of these roles."""
        return not self.roles.isdisjoint(roles)


class Grant(models.Model):
    """One role held by one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "role"], name="one_grant_a_role")]

    def __str__(self) -> str:
        return f"{self.person}: {Role(self.role).label}"


class Setting(models.Model):
    """One preference that an administrator chose (preferences.py). When and by whom, the ledger says."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """A key with which a program acts as its owner. Only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=80)  # with spaces between
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    used_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name


class Failure(models.Model):
    """A failed attempt to sign in, under the keyed digests of the address tried and of where it came from."""

    address = models.CharField(max_length=64)
    origin = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["address", "at"]),
            models.Index(fields=["origin", "at"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return str(self.at)
