"""What digest is measured by: ``quality.py`` against its floors, ``speed.py`` against the clock."""
