"""Certificates made for a test, by an authority of its own."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_BEGIN, _END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Signed:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@cache
def authority() -> Signed:
    """One that signs the others."""
    return _signed("Lowfield Test Authority", None, x509.BasicConstraints(ca=True, path_length=None))


def _signed(
    name: str, by: Signed | None, *extensions: x509.ExtensionType, begin: datetime = _BEGIN, end: datetime = _END
) -> Signed:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = by.key if by else key
    draft = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    for one in extensions:
        draft = draft.add_extension(one, critical=isinstance(one, x509.BasicConstraints))
    return Signed(draft.sign(signer, hashes.SHA256()), key)


def server(folder: Path, name: str, *, own: bool = False, over: bool = False) -> ssl.SSLContext:
    """What a server for ``name`` (a host or an address) shows: a certificate of the test's authority, signed by itself
    (``own``), or run out (``over``)."""
    named: x509.GeneralName
    try:
        named = x509.IPAddress(ip_address(name))
    except ValueError:
        named = x509.DNSName(name)
    end = _BEGIN + timedelta(days=1) if over else _END
    signed = _signed(name, None if own else authority(), x509.SubjectAlternativeName([named]), end=end)
    path = folder / "server.pem"
    key = signed.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(key + signed.pem())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def trusting() -> ssl.SSLContext:
    """The checks of the system, with the test's authority as the only one that is trusted."""
    return ssl.create_default_context(cadata=authority().pem().decode())
