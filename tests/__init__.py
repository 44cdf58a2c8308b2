"""The tests: the same rooms as the program."""
