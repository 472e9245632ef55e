"""The log: one JSON object a line, of what happens to the server, and nothing of who visits or what is asked."""

from __future__ import annotations

import json
import logging
import sys
import traceback

from streamlit import logger as streamlit_logger

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
LONGEST = 4000  # letters of one text; a list of faults can be long


class JsonLines(logging.Formatter):
    """A record as one line. An exception gives its kind and its places; its text may hold what a reader wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage() if record.name.startswith("ohjaus") else _without_values(record),
        }
        line |= {
            name: value if isinstance(value, int | float | bool) else str(value)[:LONGEST]
            for name, value in vars(record).items()
            if name not in _OWN
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["at"] = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(line, ensure_ascii=False)


def _without_values(record: logging.LogRecord) -> str:
    """What a library says, without what it says it about: the values may be addresses or texts."""
    return str(record.msg) if isinstance(record.msg, str) and record.args else str(record.msg).split(":")[0]


def is_told(record: logging.LogRecord) -> bool:
    """Our own events, and what libraries warn of. Less than that would tell of each visit, whatever levels they set."""
    return record.levelno >= logging.WARNING or record.name.startswith("ohjaus")


def log_to_stderr() -> None:
    """Everything that is logged in this process goes to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(is_told)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("ohjaus").setLevel(logging.INFO)
    logging.captureWarnings(True)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("streamlit", "uvicorn")):
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
            logger.setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True
    streamlit_logger.setup_formatter = _to_root  # it gives a handler of its own to every logger it makes later


def _to_root(logger: logging.Logger) -> None:
    logger.propagate = True
