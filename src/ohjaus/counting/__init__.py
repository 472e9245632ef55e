"""Sums of dated amounts: pure functions of what the reader gives, the library and a day. Never a promise."""
