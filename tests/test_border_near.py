"""Which addresses are this machine's and its network's, told in one place for publish, check and doctor."""

from __future__ import annotations

import pytest

from digest import border

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
NEAR = ("10.0.0.1", "192.168.1.2", "[fd00::1]", "169.254.1.1")
FAR = ("paper.example", "localhost.example", "notlocalhost", "127.0.0.1.example", "93.184.216.34")


@pytest.mark.parametrize("host", [*THIS_MACHINE, *NEAR, *FAR, "[half"])
def test_this_machine_and_its_network_are_told_from_the_world(host: str) -> None:
    assert border.local(f"http://{host}/") == (host in THIS_MACHINE)
    assert border.near(f"http://{host}/") == (host in THIS_MACHINE + NEAR)
