"""Where the paper says that it stands, and where its repository puts it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from digest import border
from digest.config import FILE_NAME
from digest.doctor.finding import Finding, Level, Place
from digest.doctor.jobs import addressed, concerning, published
from digest.doctor.seen import Remote, Seen
from digest.toml import line_of

_HOSTS = {"github.com": "github.io", "codeberg.org": "codeberg.page"}
_EXAMPLES = ("example.com", "example.net", "example.org", ".example", ".test", ".invalid")
_WHY = (
    "the site's addresses in feeds, sitemap and canonical links, and its style sheet below a path, come from base_url"
)


def base_url(seen: Seen) -> Iterator[Finding]:
    """A base_url that is still the beginner's, or not where the repository puts the site."""
    if addressed(seen):
        return
    said, wanted = seen.config.site.base_url, expected(seen)
    host = urlsplit(said).hostname or ""
    fix = f'below [site] write base_url = "{wanted}"' if wanted else "below [site] write the address it will have"
    if border.near(said) or "." not in host or host.endswith(_EXAMPLES):
        level: Level = "error" if published(seen) else "note"
        yield Finding("address", level, _place(seen), f"base_url is '{said}', which no reader reaches", _WHY, fix)
    elif wanted and said != wanted and (_own_domain(seen) or host.endswith(tuple(_HOSTS.values()))):
        what = f"base_url is '{said}', and the repository puts the site at {wanted}"
        yield Finding("address", "error", _place(seen), what, _WHY, fix)
    elif wanted and said != wanted and seen.git.published is not None and not any(_artifact(seen)):
        what = f"base_url is on {host}, and nothing tells Pages of that domain"
        why = "a branch that is published anew without CNAME loses the domain that was set by hand"
        yield Finding("address", "note", _place(seen), what, why, f'below [publish] write domain = "{host}"')


def _artifact(seen: Seen) -> Iterator[bool]:
    return (True for _, found in concerning(seen) for job in found if job.deploys)


def _own_domain(seen: Seen) -> str:
    """The domain that the paper says it has: in digest.toml, in the published branch, in the output."""
    branch = seen.git.published
    return seen.config.publish.domain or (branch.domain if branch else "") or seen.output.domain


def expected(seen: Seen) -> str:
    """The address that the site has by its domain, or by its repository's name; empty where that is not known."""
    domain = _own_domain(seen)
    return f"https://{domain}/" if domain else pages_address(seen.git.remote)


def pages_address(remote: Remote) -> str:
    """Where GitHub or Codeberg shows the site of the repository; empty for another forge."""
    host = _HOSTS.get(remote.host, "")
    owner = remote.owner.lower()
    if not host or not owner or not remote.name:
        return ""
    whole = remote.name.lower() in {f"{owner}.{host}", "pages" if host == "codeberg.page" else ""}
    return f"https://{owner}.{host}/" if whole else f"https://{owner}.{host}/{remote.name}/"


def _place(seen: Seen) -> Place:
    text = seen.texts.get(FILE_NAME, "")
    return Place(FILE_NAME, line_of(text, ("site", "base_url")) if "base_url" in text else 0)
