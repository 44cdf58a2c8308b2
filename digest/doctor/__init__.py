"""What is wrong, or will go wrong, with the way a paper is kept running, and how to mend it.

:func:`observe` looks at files and asks Git, never the network; :func:`examine` judges what was seen by the table
:data:`CHECKS` and changes nothing; :func:`mend` makes the safe changes, each a few letters in one file, proved before
it is written. A new check is a function ``(Seen) -> Iterator[Finding]`` and a line in the table.
"""

from digest.doctor.checks import CHECKS, examine
from digest.doctor.finding import Edit, Finding, Level
from digest.doctor.git import top
from digest.doctor.mend import Mended, mend
from digest.doctor.observe import observe
from digest.doctor.seen import Seen

__all__ = ["CHECKS", "Edit", "Finding", "Level", "Mended", "Seen", "examine", "mend", "observe", "top"]
