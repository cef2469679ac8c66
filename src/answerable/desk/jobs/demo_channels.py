"""What the demonstration shows of devices: a file made for them, and a made-up table of the apps that were found on them."""

from __future__ import annotations

from datetime import datetime

from answerable.desk.channels.actions.compare_devices import compare_devices
from answerable.desk.channels.actions.export_policy import export_policy
from answerable.desk.channels.models import PolicyExport
from answerable.desk.people.actors import Actor

FOUND = """ApplicationName,ApplicationVersion,DeviceCount,Platform
Microsoft Teams,6.14,412,iOS
Signal,7.20,3,iOS
WhatsApp,25.3,61,iOS
WhatsApp Messenger,25.3,4,iOS
com.whatsapp,2.25,9,AndroidWorkProfile
5319275A.WhatsAppDesktop,2.2,2,Windows
MSTeams,24.1,655,Windows
Tide Times (invented),1.4,17,iOS
Duty Rota (invented),3.0,many,iOS
"""


def build_channels(*, keeper: Actor, at: datetime) -> None:
    """Make a file for the telephones, and compare what was found on devices. Done again it changes nothing."""
    if PolicyExport.objects.exists():
        return
    export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)
    compare_devices(data=FOUND.encode(), name="DetectedApps.csv", kind="", by=keeper, at=at)
