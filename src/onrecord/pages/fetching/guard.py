"""Which addresses and ports belong to the public web: everything else is refused, whoever names it."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocols, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)

_OPEN_PORTS = (80, 443)
_FIRST_USER_PORT = 1024


def is_public(address: str) -> bool:
    """Whether an IP address, as numbers, is one of the public Internet; False where it is no such address.

    The tables are IANA's registries of special addresses, kept here so that every Python decides alike. An IPv6
    address that carries an IPv4 address (mapped, NAT64, 6to4, ISATAP) is as public as that one.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_v4(found) if isinstance(found, IPv4Address) else _is_public_v6(found)


def _is_public_v4(address: IPv4Address) -> bool:
    return not any(address in block for block in _CLOSED_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    carried = _carried_address(address)
    if carried is not None and not _is_public_v4(carried):
        return False
    if address.ipv4_mapped is not None or address in _NAT64:
        return True
    return address in _GLOBAL_V6 and not any(address in block for block in _CLOSED_V6)


def _carried_address(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which packets for this one may be handed."""
    if (found := address.ipv4_mapped or address.sixtofour) is not None:
        return found
    low = int(address) & 0xFFFFFFFF
    if address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(low)
    return None


def is_open_port(port: int | None) -> bool:
    """Whether web hosts stand at a port: 80, 443, and those from 1024 on; None is the scheme's own.

    Below 1024 stand mail, shells and shares, which should not be sent requests in anybody's name.
    """
    return port is None or port in _OPEN_PORTS or _FIRST_USER_PORT <= port <= 65_535
