"""Pictures drawn at build time as inline SVG: who told a story when, coverage, volume, how it moved, figures."""
