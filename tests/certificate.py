"""nginx with a certificate that only the tests trust."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

LISTEN = Path(__file__).parents[1] / "deploy" / "nginx" / "listen-tls.conf"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """The key and the certificate of localhost, made in a folder under the names that the configuration has."""
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate


def over_tls(plain: int, secure: int, key: Path, certificate: Path) -> str:
    """listen-tls.conf for two ports of this machine."""
    text = re.sub(r"listen \[::\].*\n", "", LISTEN.read_text(encoding="utf-8"))
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443", f"listen 127.0.0.1:{secure}"),
        ("ohjaus.example.fi", "localhost"),
        ("/etc/ssl/ohjaus/fullchain.pem", str(certificate)),
        ("/etc/ssl/ohjaus/privkey.pem", str(key)),
    ):
        text = text.replace(old, new)
    return text
