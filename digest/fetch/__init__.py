"""Feeds and pages of the configured sources, as articles in the content folder."""
