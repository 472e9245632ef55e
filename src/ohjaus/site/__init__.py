"""A library to a folder of pages."""
