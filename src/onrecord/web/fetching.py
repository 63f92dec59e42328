"""Fetching the one thing that this site ever fetches: a feed whose address somebody gave.

The address is theirs, the machine is ours: an address within our own network must not be reached through us. So the name is
looked up once, every address it has must be public, and the connection goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

from onrecord.record.errors import UsageError

LARGEST = 10_000_000  # bytes of a feed
LONGEST = 30.0  # seconds for all of it
MOST_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # leads to IPv4 addresses, private ones too
HEADERS = {
    "User-Agent": "onrecord",
    "Accept": "application/rss+xml, application/atom+xml, application/xml, text/xml, */*",
}
Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on the way: `location` of a redirect, else the body."""

    status: int
    location: str | None
    body: bytes


Getter = Callable[[SplitResult, str], Answer]


def resolve(host: str, port: int) -> list[str]:
    """Every address that a name has."""
    try:
        return list(
            dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        )
    except (OSError, UnicodeError) as error:
        raise UsageError(
            f"'{host}' was not found", hint="look at the address again, and whether this machine is online"
        ) from error


def get(address: SplitResult, ip: str) -> Answer:
    """Ask one address, at the IP that was checked, whatever its name leads to by now."""
    timeout = urllib3.Timeout(connect=10, read=10)
    host = address.hostname or ""
    pool: urllib3.HTTPConnectionPool
    if address.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            ip, 443, timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(ip, 80, timeout=timeout, retries=False)
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    begun, parts, size = time.monotonic(), [], 0
    try:
        answer = pool.request("GET", path, headers=HEADERS | {"Host": host}, redirect=False, preload_content=False)
        for part in answer.stream(65_536):
            size += len(part)
            if size > LARGEST:
                raise UsageError("the feed is too large", hint=f"at most {LARGEST // 1_000_000} MB")
            if time.monotonic() - begun > LONGEST:
                raise UsageError("the feed comes too slowly", hint="try again later")
            parts.append(part)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise UsageError(
            f"{host} did not answer as it should ({type(error).__name__})", hint="try again later"
        ) from error
    finally:
        pool.close()
    return Answer(answer.status, answer.headers.get("Location"), b"".join(parts))


def fetch(address: str, resolver: Resolver = resolve, getter: Getter = get) -> bytes:
    """What lies at a public address.

    Raises:
        UsageError: it is no address for this, leads into a private network, or does not answer.
    """
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked(address)
        ip = public(resolver(parts.hostname or "", PORTS[parts.scheme]), parts.hostname or "")
        answer = getter(parts, ip)
        if answer.status not in {301, 302, 303, 307, 308} or not answer.location:
            break
        address = urljoin(address, answer.location)
    else:
        raise UsageError("the address leads on and on", hint="give the feed's own address")
    if answer.status != 200:
        raise UsageError(f"the feed answered with {answer.status}", hint="open its address in a browser to see why")
    return answer.body


def checked(address: str) -> SplitResult:
    """The address in parts.

    Raises:
        UsageError: it is none of http or https at their usual ports, or carries a name and password.

    >>> checked("https://news.example/feed").hostname
    'news.example'
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise UsageError("this is no address", hint="https://news.example/feed.xml") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise UsageError("a feed's address begins with https:// or http://", hint="https://news.example/feed.xml")
    if port not in {None, PORTS[parts.scheme]}:
        raise UsageError(f"port {port} is not fetched from", hint="feeds are at the usual ports")
    if parts.username is not None or parts.password is not None:
        raise UsageError("an address with a name and password is not fetched", hint="give the public address")
    return parts


def public(addresses: list[str], host: str) -> str:
    """The first of a host's addresses, all of which must be public.

    Raises:
        UsageError: one of them is within a private network, or reserved.
    """
    for one in addresses:
        found = ipaddress.ip_address(one.partition("%")[0])
        if isinstance(found, ipaddress.IPv6Address):
            inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
            if found in NAT64 or (inner is not None and not inner.is_global):
                raise _private(host)
        if not found.is_global or found.is_multicast:
            raise _private(host)
    if not addresses:
        raise UsageError(f"'{host}' was not found", hint="look at the address again")
    return addresses[0]


def _private(host: str) -> UsageError:
    return UsageError(
        f"'{host}' is within a private network, and is not fetched", hint="save the feed to a file, and upload it"
    )
