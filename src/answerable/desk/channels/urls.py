"""Addresses of the device policy, its files, the reports of drift, and the captures that are overdue."""

from __future__ import annotations

from django.urls import path

from answerable.desk.channels.views import captures, devices

app_name = "channels"
urlpatterns = [
    path("devices/", devices.policy, name="devices"),
    path("devices/export/", devices.export, name="export"),
    path("devices/exports/<int:number>/", devices.exported, name="exported"),
    path("devices/drift/", devices.drift_list, name="drifts"),
    path("devices/drift/<int:number>/", devices.drift_report, name="drift"),
    path("captures/overdue/", captures.overdue, name="captures"),
]
