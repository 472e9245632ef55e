"""Ohjaus: curated guidance in standard and easy Finnish, matched to a question and never generated."""

import os

# A question is one small sum. Threads of the linear algebra, which wait by spinning, made it thirty times dearer for a
# server; the library reads this when it is loaded, hence here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
