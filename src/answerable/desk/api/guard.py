"""Calls an address that an administrator wrote down, without letting it reach what only the desk can reach.

The name is resolved here, every address that it has is looked at, and the connection goes to one that was looked
at: a name that changes in between changes nothing. No redirect is followed, and no body is read.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from answerable.desk.components import calling
from answerable.errors import NotToBeTold

_NAT64 = IPv6Network("64:ff9b::/96")


def target(address: str) -> SplitResult:
    """The parts of an address. Refuses all but https to a host, with no name and password in it (NotToBeTold)."""
    try:
        parts = urlsplit(address)
        parts.port, parts.hostname  # noqa: B018  # both may be refused only when they are asked for
    except ValueError:
        raise NotToBeTold(address=address, fault="it is no address") from None
    if parts.scheme != "https" or not parts.hostname:
        raise NotToBeTold(address=address, fault="it does not begin with https:// and a name")
    if parts.username is not None or parts.fragment or not address.isascii() or not address.isprintable() or " " in address:  # fmt: skip
        raise NotToBeTold(address=address, fault="it holds more than a host, a path and a query")
    return parts


def reachable(host: str, port: int) -> list[str]:
    """The network addresses of a host. Refuses one that leads inside, unless the settings name it (NotToBeTold)."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise NotToBeTold(address=host, fault="nobody knows this name") from None
    if host.lower() not in settings.WEBHOOKS_INSIDE and not all(map(_is_outside, found)):
        raise NotToBeTold(address=host, fault="it leads to a machine that is not on the public internet")
    return sorted(found)


def post(address: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer. Raises NotToBeTold, or OSError where there is no answer in time."""
    url = target(address)
    places = reachable(url.hostname or "", calling.port_of(url))
    return calling.post(url, places=places, body=body, headers=headers, ca=settings.WEBHOOKS_CA).status


def _is_outside(address: str) -> bool:
    found = _inner(ip_address(address.partition("%")[0]))
    return found.is_global and not found.is_multicast


def _inner(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address that an IPv6 address stands for where it carries one of IPv4."""
    if isinstance(found, IPv4Address):
        return found
    if found in _NAT64:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    teredo = found.teredo
    return found.ipv4_mapped or found.sixtofour or (teredo[1] if teredo else found)
