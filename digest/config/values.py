"""What values of digest.toml may be that are more than a text or a number."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator

from digest import border

_RELATIONS = ("external", "nofollow", "noopener", "noreferrer", "sponsored", "ugc")
"""What a link to an original may say of itself (``rel``)."""

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])")


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone; use a name such as 'Europe/London' or 'UTC'") from error
    return name


def _address(text: str) -> str:
    address = border.url(text)
    if address is None:
        raise ValueError(f"{text!r} is not an http or https address")
    return address


def _folder_address(text: str) -> str:
    address = _address(text)
    return address if address.endswith("/") else f"{address}/"


def _hub_address(text: str) -> str:
    address = border.url(text)
    if address is None:
        raise ValueError(f"{text!r} is not the http or https address of a hub")
    return address


def _slug_key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", text):
        raise ValueError(f"{text!r} is not a key: use small letters, digits, dots and hyphens")
    return text


def _relation(text: str) -> str:
    words = text.split()
    if unknown := [word for word in words if word not in _RELATIONS]:
        raise ValueError(f"{unknown[0]!r} is none of: {', '.join(_RELATIONS)}")
    return " ".join(dict.fromkeys(words))


def _model_address(text: str) -> str:
    address = _folder_address(text)
    if address.startswith("http:") and not border.near(address):
        raise ValueError(f"{text!r} would send your key unprotected: use https outside your own network")
    return address


def _network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError as error:
        raise ValueError(f"{text!r} is no network such as '127.0.0.1' or '10.0.0.0/8': {error}") from None


def _domain_name(text: str) -> str:
    if _DOMAIN.fullmatch(text):
        return text
    name = _in_letters_of_the_network(text.lower())
    way = f"; write it as the network knows it: '{name}'" if name else ", such as 'paper.example'"
    raise ValueError(f"{text!r} is not the name of a domain{way}")


def _in_letters_of_the_network(name: str) -> str:
    """The domain ``name`` in ASCII; nothing where it is none, or where that would be another name (of ``ß`` the
    standard library makes ``ss``)."""
    try:
        found = name.encode("idna")
        return found.decode() if found.decode("idna") == name and _DOMAIN.fullmatch(found.decode()) else ""
    except UnicodeError:
        return ""


def _list_of_one(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Domain = Annotated[str, AfterValidator(_domain_name)]
"""The name of a domain, in ASCII."""
Zone = Annotated[str, AfterValidator(_known_zone)]
"""The name of a time zone."""
Address = Annotated[str, AfterValidator(_address)]
"""An http or https address."""
FolderAddress = Annotated[str, AfterValidator(_folder_address)]
"""An http or https address with a slash at its end."""
Addresses = Annotated[tuple[Address, ...], BeforeValidator(_list_of_one)]
"""One address or a list of them."""
HubAddress = Annotated[str, AfterValidator(_hub_address)]
"""The address of a hub of WebSub."""
ModelAddress = Annotated[str, AfterValidator(_model_address)]
"""An address to which a key may be sent."""
Key = Annotated[str, AfterValidator(_slug_key)]
"""The key of an outlet."""
Relations = Annotated[str, AfterValidator(_relation)]
"""Words for ``rel``."""
Network = Annotated[str, AfterValidator(_network)]
"""An IP address or a network of them."""
