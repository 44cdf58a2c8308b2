"""Which addresses are this machine's and its network's, told in one place for publish, check and doctor."""

from __future__ import annotations

import pytest

from digest import border
from digest.cli.common import limits
from digest.config import Config, SiteSettings, SummarySettings

THIS_MACHINE = (
    "localhost:8000",
    "paper.localhost",
    "LOCALHOST.",
    "127.0.0.1",
    "127.9.9.9",
    "[::1]:80",
    "0.0.0.0",  # noqa: S104
    "[::]",
)
NEAR = ("100.64.0.7", "10.0.0.1", "192.168.1.2", "[fd00::1]", "169.254.1.1")
FAR = ("paper.example", "localhost.example", "notlocalhost", "127.0.0.1.example", "93.184.216.34")


@pytest.mark.parametrize("host", [*THIS_MACHINE, *NEAR, *FAR, "[half"])
def test_this_machine_and_its_network_are_told_from_the_world(host: str) -> None:
    assert border.local(f"http://{host}/") == (host in THIS_MACHINE)
    assert border.near(f"http://{host}/") == (host in THIS_MACHINE + NEAR)


@pytest.mark.parametrize("host", ["paper.localhost", "127.9.9.9", *NEAR[:3], *(one for one in FAR if "." in one)])
def test_a_key_goes_unprotected_to_what_is_near_alone_and_servers_are_told_only_of_a_paper_that_is_far(
    host: str,
) -> None:
    near = host in THIS_MACHINE + NEAR
    home = f"http://{host.lower().rstrip('.')}/"
    told = limits(Config(site=SiteSettings(base_url=home))).agent
    assert told.endswith("(news-digest)") if near else told.endswith(f"; +{home})")
    if near:
        assert SummarySettings(base_url=home).base_url == home
    else:
        with pytest.raises(ValueError, match="would send your key unprotected"):
            SummarySettings(base_url=home)
