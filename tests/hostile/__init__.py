"""Articles of people who mean harm."""
