"""The Django app."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "answerable.desk.channels"
    label = "channels"
