"""digest turns a folder of messy articles into a newspaper you can trust."""

__version__ = "0.1.0"
