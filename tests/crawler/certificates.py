"""An authority of the tests' own, and servers' certificates with every fault a visitor meets."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """Signs certificates. `file` is its own certificate, to be trusted."""

    def __init__(self, folder: Path, name: str = "Tests' own authority") -> None:
        self._folder, self._name = folder, _name(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        basic = x509.BasicConstraints(ca=True, path_length=None)
        now = datetime.now(UTC)
        built = (
            self._builder(self._name, self._key, now - DAY, now + DAY, self._name)
            .add_extension(basic, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.file = folder / f"{built.serial_number}.ca.pem"
        self.file.write_bytes(built.public_bytes(serialization.Encoding.PEM))

    def server(
        self,
        *names: str,
        starts: timedelta = -DAY,
        ends: timedelta = DAY,
        self_signed: bool = False,
    ) -> ssl.SSLContext:
        """A server's side of TLS for these names; `starts` and `ends` are counted from now."""
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        subject = _name(names[0])
        named = x509.SubjectAlternativeName([_general(name) for name in names])
        issuer = subject if self_signed else self._name
        builder = self._builder(subject, key, now + starts, now + ends, issuer)
        builder = builder.add_extension(named, critical=False)
        made = builder.sign(key if self_signed else self._key, hashes.SHA256())
        file = self._folder / f"{made.serial_number}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _builder(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        starts: datetime,
        ends: datetime,
        issuer: x509.Name,
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(starts)
            .not_valid_after(ends)
        )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
