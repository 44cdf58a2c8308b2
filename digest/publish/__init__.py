"""The built site to a branch of a Git remote, as one commit without a past, or into a plain folder.

:func:`built` says what there is to publish and refuses what must not be; :class:`Target` where it goes; a
:class:`Store` makes the commit beside the owner's repository, of which nothing is touched, and sends it.
"""

from digest.publish.asking import require_git
from digest.publish.branch import NOBODY, Options, Ready, Store, identity, refuse_large
from digest.publish.changes import Changes, compare
from digest.publish.folder import Folder, into, put
from digest.publish.site import Built, built, named
from digest.publish.target import Target, resolve_target

__all__ = [
    "NOBODY",
    "Built",
    "Changes",
    "Folder",
    "Options",
    "Ready",
    "Store",
    "Target",
    "built",
    "compare",
    "identity",
    "into",
    "named",
    "put",
    "refuse_large",
    "require_git",
    "resolve_target",
]
