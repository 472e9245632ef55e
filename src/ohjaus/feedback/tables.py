"""The tables of the feedback store, and their version."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, MetaData, String, Table

VERSION = 1  # grows with every change of a table; `Store` refuses tables that are newer than the program

METADATA = MetaData()

VERSIONS = Table("feedback_version", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

COUNTS = Table(
    "feedback_counts",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("topic", String(120), primary_key=True),
    Column("section", String(120), primary_key=True),
    Column("register", String(10), primary_key=True),
    Column("audience", String(20), primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("helped", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
)

WORDS = Table(
    "feedback_words",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("word", String(100), primary_key=True),
    Column("asked", Integer, nullable=False),
)

COMMENTS = Table(
    "feedback_comments",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("topic", String(120), nullable=False),
    Column("section", String(120), nullable=False),
    Column("register", String(10), nullable=False),
    Column("words", String(300), nullable=False),
    Index("feedback_comments_day", "day"),
)
