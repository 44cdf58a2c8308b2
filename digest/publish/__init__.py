"""The built site to a branch of a Git remote, as one commit without a past."""
