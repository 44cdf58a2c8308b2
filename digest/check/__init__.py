"""What is wrong with a built site: links, feeds, receipts, addresses, sizes.

A folder is read by :func:`read`, which gives a :class:`Site`; :func:`check` looks at that and gives findings. A rule
is a function in a table of :mod:`digest.check.rules`.
"""

from digest.check.finding import LEVELS, Fault, Finding, Level
from digest.check.gathering import check, gathered
from digest.check.reading import read
from digest.check.rules import RULES
from digest.check.site import Lying, Site, Surroundings

__all__ = ["LEVELS", "RULES", "Fault", "Finding", "Level", "Lying", "Site", "Surroundings", "check", "gathered", "read"]
