"""What will go wrong with a schedule, and how to mend it."""
