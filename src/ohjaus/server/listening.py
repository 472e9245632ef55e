"""Opens the port before anything else is done: a port that is taken is told at once, not after the content is made."""

from __future__ import annotations

import errno
import os
import socket

UNKNOWN = 0  # no error of the system: nobody knows the host
_WHY = {
    UNKNOWN: "osoitetta «{host}» ei löydy. Anna tämän koneen osoite, esimerkiksi --host 127.0.0.1",
    errno.EADDRINUSE: "portti {port} on jo käytössä. Anna toinen valitsimella --port",
    errno.EADDRNOTAVAIL: "osoite «{host}» ei ole tämän koneen. Anna esimerkiksi --host 127.0.0.1",
    errno.EACCES: "portti {port} on vain pääkäyttäjälle. Anna suurempi kuin 1023",
}
_OTHERWISE = "osoitetta «{host}» ja porttia {port} ei voi kuunnella: {said}"
_NO_SUCH_FAMILY = {errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT}


class CannotListen(Exception):
    """The address cannot be listened to: why, in a Finnish sentence. `code` is the system's error number, or UNKNOWN."""

    def __init__(self, host: str, port: int, code: int) -> None:
        super().__init__(_WHY.get(code, _OTHERWISE).format(host=host, port=port, said=os.strerror(code)))


def bind(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of the host, bound and not yet listening. Raises CannotListen."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE) if host else []
    except (socket.gaierror, ValueError) as error:  # ValueError: what cannot be a name at all
        raise CannotListen(host, port, UNKNOWN) from error
    bound: list[socket.socket] = []
    try:
        for family, _, _, _, address in dict.fromkeys(found):
            bound += _bind(family, address)
    except OSError as error:
        for each in bound:
            each.close()
        raise CannotListen(host, port, error.errno or errno.EIO) from error
    if not bound:
        raise CannotListen(host, port, UNKNOWN)
    return bound


def _bind(family: socket.AddressFamily, address: tuple[object, ...]) -> list[socket.socket]:
    """The bound socket; none where the machine lacks the family, as many lack IPv6."""
    try:
        made = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        if error.errno in _NO_SUCH_FAMILY:
            return []
        raise
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(address)
    except OSError:
        made.close()
        raise
    return [made]
