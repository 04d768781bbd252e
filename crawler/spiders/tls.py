"""Certificates are checked as a visitor's browser checks them; what is wrong with one is told in words.

Scrapy takes any certificate. A page behind a certificate that is not the shop's may be anybody's page, so it
is not fetched; why is kept with the visit (docs/decisions/0004).
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from OpenSSL import SSL
from scrapy.core.downloader.contextfactory import _ScrapyCertificateOptions
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet._sslverify import ClientTLSOptions, IOpenSSLTrustRoot
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

FAULT = "certificate"  # request.meta: what was wrong with the server's certificate

# OpenSSL's verification codes (x509_vfy.h) in words; the rest are told by their number.
WORDS = {
    2: "its issuer is unknown",
    9: "it is not valid yet",
    10: "it has expired",
    18: "it is signed by itself",
    19: "its chain ends in an authority that nobody knows",
    20: "its issuer is unknown",
    21: "its issuer is unknown (the server sends no whole chain)",
    23: "it was revoked",
    24: "its issuer may not issue certificates",
    26: "it was issued for another purpose",
    66: "its key is too weak",
    68: "its signature is too weak",
}


class Trust:
    """The authorities that are trusted: the machine's own, and those of a file. One context for a crawl."""

    def __init__(self, ca_file: str = "") -> None:
        trust: Any = _Roots(ca_file)
        self._options = _ScrapyCertificateOptions(trustRoot=trust, fixBrokenPeers=True)

    def policy(self, meta: MutableMapping[str, Any]) -> Any:
        """The meta of a request in, its policy out; what is wrong with a certificate is written there."""
        return _Policy(self._options, meta)


@implementer(IOpenSSLTrustRoot)
class _Roots:
    def __init__(self, ca_file: str) -> None:
        self._ca_file = ca_file

    def _addCACertsToContext(self, context: SSL.Context) -> None:
        context.set_default_verify_paths()
        if self._ca_file:
            context.load_verify_locations(self._ca_file)


@implementer(IPolicyForHTTPS)
class _Policy:
    def __init__(self, options: Any, meta: MutableMapping[str, Any]) -> None:
        self._options, self._meta = options, meta

    def creatorForNetloc(self, hostname: bytes | str, port: int) -> ClientTLSOptions:
        host = hostname if isinstance(hostname, str) else hostname.decode("ascii")
        return _Checked(self._options._makeTLSConnection, host, self._meta)


class _Checked(ClientTLSOptions):
    """One connection's check: the chain by OpenSSL, the name by service_identity."""

    def __init__(self, connection: Any, hostname: str, meta: MutableMapping[str, Any]) -> None:
        super().__init__(connection, hostname)
        self._meta = meta

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:
        connection = super().clientConnectionForTLS(protocol)
        connection.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, self._check)
        return connection

    def _check(self, connection: SSL.Connection, certificate: Any, code: int, depth: int, fine: int) -> bool:
        """OpenSSL asks for every certificate of the chain; an exception would be lost inside it."""
        if code:
            fault = WORDS.get(code, f"OpenSSL's verification gave code {code}")
        elif depth == 0:
            fault = self._stranger(certificate)
        else:
            fault = ""
        if fault:
            self._meta.setdefault(FAULT, fault)
        return not fault

    def _stranger(self, certificate: Any) -> str:
        known = DNS_ID if self._hostnameIsDnsName else IPAddress_ID
        try:
            verify_service_identity(extract_patterns(certificate), [known(self._hostnameASCII)], [])
        except (VerificationError, CertificateError, ValueError):
            return f"it was issued for another name than {self._hostnameASCII}"
        return ""
