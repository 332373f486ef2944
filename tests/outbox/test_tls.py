"""A letter leaves this machine over TLS, or not at all."""

import ssl
from datetime import timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.core import mail
from portal.core.clock import now
from tests.servers.smtp import MailServer

ELSEWHERE = "127.0.0.2"  # this machine under an address that is not known as such
LETTER = mail.Letter("iemand@post.example", "Er staat iets nieuws voor u klaar", "Tekst")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(ELSEWHERE))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file.write_bytes(
        made.public_bytes(encoding) + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return file, context


@pytest.fixture
def elsewhere():
    made = []

    def start(**tls) -> MailServer:
        made.append(MailServer(host=ELSEWHERE, tls=tls).start())
        return made[-1]

    yield start
    for each in made:
        each.stop()


def sends(server: MailServer) -> None:
    mail.send(mail.Post(server.url, "bericht@portal.example", "https://portal.example"), LETTER, bytes(16))


@pytest.mark.parametrize("how", ["tls_context", "ssl_context"])
def test_a_server_with_a_known_certificate_gets_the_letter(certificate, elsewhere, monkeypatch, how):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    server = elsewhere(**{how: certificate[1]})
    sends(server)
    assert len(server.taken) == 1


@pytest.mark.parametrize("how", ["tls_context", "ssl_context"])
def test_a_server_with_an_unknown_certificate_gets_nothing(certificate, elsewhere, how):
    server = elsewhere(**{how: certificate[1]})
    with pytest.raises(mail.Unreachable):
        sends(server)
    assert server.taken == []


def test_a_server_without_tls_gets_nothing(elsewhere):
    server = elsewhere()
    with pytest.raises(mail.Unreachable):
        sends(server)
    assert server.taken == []
