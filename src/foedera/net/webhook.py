"""Webhooks: a signed message to an address somebody named, never to this network unless that is allowed.

In: an address and a body. Out: nothing, once the receiver said that it has it (2xx). The name is looked up once, every
address it has must be public, and it is that address that is spoken to; redirects are not followed, nor proxies asked.

The receiver checks: `Foedera-Signature` is `sha256=` and the HMAC-SHA256, hexadecimal, of `Foedera-Timestamp`, a full
stop, and the body, under the shared secret; the timestamp (seconds since 1970) is not old; it has not seen
`Idempotency-Key` before.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import ipaddress
import socket
import time
from collections.abc import Callable, Collection

import httpx

from foedera.errors import DeliveryFailed
from foedera.net.waiting import Waiting


def post(
    url: str,
    body: bytes,
    *,
    key: str,
    secret: str,
    clock: Callable[[], datetime.datetime],
    allowed: Collection[str] = (),
    waiting: Waiting | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Post JSON, signed; a receiver that is busy or away is asked again.

    Args:
        url: https; http only to a host in `allowed`.
        body: JSON.
        key: the same for the same message, by which the receiver knows a repeat.
        secret: shared with the receiver.
        clock: what time it is.
        allowed: hosts that may be of this network.
        waiting: how long and how often.
        sleep: waits.

    Raises:
        DeliveryFailed: the address may not be asked, does not answer, or does not take it.
    """
    patience, target = waiting or Waiting(), httpx.URL(url)
    if target.scheme != "https" and target.host not in allowed:
        raise _failed(url, "an address beginning with https://", target.scheme, _ALLOW)
    for attempt in range(patience.tries):
        try:
            status = _posted(target, body, _headers(body, key, secret, clock()), allowed, patience)
            found = f"status {status}"
        except (httpx.HTTPError, OSError) as fault:
            status, found = 0, f"{type(fault).__name__}: {fault}"
        if 200 <= status < 300:
            return
        if attempt + 1 == patience.tries or (300 <= status < 500 and status not in _BUSY):
            raise _failed(url, "an answer of 2xx", found, "look at the receiver; the next run sends it again")
        sleep(patience.seconds(attempt))


_BUSY = (408, 425, 429)
_ALLOW = "use a public https address, or name the host in FOEDERA_WEBHOOK_HOSTS"


def _headers(body: bytes, key: str, secret: str, now: datetime.datetime) -> dict[str, str]:
    stamp = str(int(now.timestamp()))
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "Foedera-Timestamp": stamp,
        "Foedera-Signature": f"sha256={signature(secret, stamp, body)}",
    }


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The HMAC-SHA256 of a message, hexadecimal."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _posted(
    target: httpx.URL, body: bytes, headers: dict[str, str], allowed: Collection[str], patience: Waiting
) -> int:
    """The status a receiver answers with, asked under the address its name was checked for."""
    address = _address(target, allowed)
    asked = {**headers, "Host": target.netloc.decode()}
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=patience.answer_seconds) as client:
        request = client.build_request(
            "POST",
            target.copy_with(host=address),
            content=body,
            headers=asked,
            extensions={"sni_hostname": target.host},
        )
        response = client.send(request, stream=True)  # what it answers is not read
        response.close()
        return response.status_code


def _address(target: httpx.URL, allowed: Collection[str]) -> str:
    """An address of the host: any where the host is allowed, else public, as all of them must be."""
    port = target.port or (443 if target.scheme == "https" else 80)
    found = [str(info[4][0]) for info in socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)]
    inside = [one for one in found if not _public(one)]
    if inside and target.host not in allowed:
        raise _failed(str(target), "a public address", f"{target.host} is {inside[0]}", _ALLOW)
    return found[0]


def _public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    return found.is_global and not found.is_multicast


def _failed(url: str, expected: str, found: str, step: str) -> DeliveryFailed:
    where = httpx.URL(url).host  # the path of a webhook is often its secret
    return DeliveryFailed("the webhook did not take it", where=where, expected=expected, found=found, next_step=step)
