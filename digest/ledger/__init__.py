"""The ledger: every address ever published, the editions that were sealed, and what was put right in them since.

It lies in ``ledger/`` beside digest.toml, a file a month, and is made to be committed. Only :func:`read_ledger` touches
the disk; everything else takes a :class:`Ledger` and gives a new one.
"""

from digest.ledger.addresses import Followed, absent, followed, named, published
from digest.ledger.folder import FOLDER, gone, read_ledger
from digest.ledger.lines import Ledger
from digest.ledger.sealing import Occasion, corrected, held, seal
from digest.ledger.text import texts

__all__ = [
    "FOLDER",
    "Followed",
    "Ledger",
    "Occasion",
    "absent",
    "corrected",
    "followed",
    "gone",
    "held",
    "named",
    "published",
    "read_ledger",
    "seal",
    "texts",
]
