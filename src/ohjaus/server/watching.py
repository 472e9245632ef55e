"""What an operator watches: readiness, and the metrics in Prometheus's format."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ohjaus.edition import Watch
from ohjaus.feedback import current_feedback
from ohjaus.library.dates import first_day
from ohjaus.library.fresh import Kind, find_aging
from ohjaus.library.periods import value_on

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, eq=False)
class Metrics:
    """The door of the metrics: to whom knows the token, or, when there is none, to this machine alone."""

    watch: Watch
    token: str
    connections: Callable[[], int]
    sessions: Callable[[], int]

    def show(self, request: Request) -> Response:
        """All of them as text. Raises HTTPException 404 for anyone else."""
        if not self._may(request):
            raise HTTPException(404)
        of_state = CollectorRegistry()
        of_state.register(_State(self))
        return Response(generate_latest(REGISTRY) + generate_latest(of_state), media_type=CONTENT_TYPE)

    def _may(self, request: Request) -> bool:
        if self.token:
            given = request.headers.get("authorization", "").encode()
            return hmac.compare_digest(given, f"Bearer {self.token}".encode())
        forwarded = {"x-forwarded-for", "forwarded", "x-real-ip"} & set(request.headers.keys())
        try:
            return not forwarded and ipaddress.ip_address(request.client.host if request.client else "").is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, eq=False)
class _State(Collector):
    """What is so at this moment, as against what has been counted."""

    of: Metrics

    def collect(self) -> Iterator[Metric]:
        """The gauges."""
        watch, edition = self.of.watch, self.of.watch.edition
        day, library = watch.today(), edition.advisor.library
        yield InfoMetricFamily(
            "ohjaus_content", "The content in use", {"version": library.fingerprint[:8], "pages_of": str(edition.day)}
        )
        yield GaugeMetricFamily("ohjaus_content_fault", "1 when newer content has a fault", float(bool(watch.fault)))
        yield CounterMetricFamily("ohjaus_content_faults", "Editions that could not be taken", watch.fault_count)
        yield CounterMetricFamily("ohjaus_editions_taken", "Editions taken into use since the start", watch.changes)
        yield GaugeMetricFamily("ohjaus_pages_age_days", "Age of the pages", (day - edition.day).days)
        verified = [
            (day - first_day(value.last_verified)).days
            for part in library.amounts.values()
            if (value := value_on(part, day)) is not None
        ]
        yield GaugeMetricFamily(
            "ohjaus_oldest_amount_days", "Days since the oldest amount was verified", max(verified, default=0)
        )
        aging = GaugeMetricFamily("ohjaus_aging", "Things to look at, as `ohjaus fresh` lists them", labels=["kind"])
        found = find_aging(library, day)
        for kind in Kind:
            aging.add_metric([kind.value], sum(item.kind is kind for item in found))
        yield aging
        feedback = current_feedback()
        if feedback is not None:
            yield GaugeMetricFamily("ohjaus_feedback_waiting", "Events that wait for the database", feedback.waiting)
            yield GaugeMetricFamily(
                "ohjaus_feedback_lost", "Events that could not be kept, since the start", feedback.lost
            )
        yield GaugeMetricFamily("ohjaus_connections", "Open connections", self.of.connections())
        yield GaugeMetricFamily("ohjaus_chat_sessions", "Open chats", self.of.sessions())
