"""The tables written by hand. Edit these, then run `make_vocabularies.py`."""
