"""A name is looked up once; what was judged is what is connected to, with the certificate of that name."""

import socket
import ssl
from contextlib import ExitStack
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.core.clock import now
from portal.openid import outward
from portal.openid.faults import Fault, What
from portal.openid.outward import Outward
from tests.servers.smtp import free_port

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
NAME, OTHER = "inloggen.elders.example", "een.ander.example"
JUDGED, LATER = "127.0.0.1", "127.0.0.2"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "of the tests")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file.write_bytes(
        made.public_bytes(encoding) + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    )
    return str(file)


class Answers(BaseHTTPRequestHandler):
    def log_message(self, *_):
        """What arrived is in `server.asked`."""

    def do_GET(self):
        self.server.asked.append(self.headers["Host"])
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")


@pytest.fixture
def listening(certificate):
    """At an address of this machine; `asked`: the Host of each request, `named`: the name in each greeting (SNI)."""
    with ExitStack() as stack:
        port = free_port(JUDGED)

        def start(address: str):
            server = stack.enter_context(ThreadingHTTPServer((address, port), Answers))
            server.asked, server.named, server.daemon_threads = [], [], True
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.sni_callback = lambda _socket, name, _context: server.named.append(name)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return server

        yield start


@pytest.fixture
def lookups(monkeypatch):
    """Who answers for names says another address each time; an address that is asked for is itself."""
    real, asked, answers = socket.getaddrinfo, [], []

    def look_up(host, port, *arguments, **options):
        if host not in {NAME, OTHER}:
            return real(host, port, *arguments, **options)
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in answers[min(len(asked), len(answers)) - 1]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked, answers


def fetch(demo, certificate, port: int, name: str = NAME):
    with demo.app.app_context(), Outward() as out:
        out.verify = certificate
        return out.fetch(f"https://{name}:{port}/")


@pytest.fixture
def this_machine_counts(monkeypatch):
    """The one thing that no test can have: a server on the internet."""
    monkeypatch.setattr(outward, "on_the_internet", lambda address: address == JUDGED)


@pytest.mark.usefixtures("this_machine_counts")
def test_a_name_that_leads_elsewhere_a_moment_later_leads_nowhere(demo, certificate, listening, lookups):
    asked, answers = lookups
    judged, later = listening(JUDGED), listening(LATER)
    answers += [[JUDGED], [LATER]]
    port = judged.server_port
    assert fetch(demo, certificate, port).status_code == 200
    assert (asked, judged.asked, later.asked) == ([NAME], [f"{NAME}:{port}"], [])
    assert judged.named == [NAME]


@pytest.mark.usefixtures("this_machine_counts")
def test_the_certificate_is_that_of_the_name_and_not_of_the_address(demo, certificate, listening, lookups):
    lookups[1].append([JUDGED])
    server = listening(JUDGED)
    for trusted, name in (
        (certificate, OTHER),
        (True, NAME),
    ):  # of another name; signed by nobody who is known
        with pytest.raises(Fault) as refused:
            fetch(demo, trusted, server.server_port, name)
        assert refused.value.what is What.CERTIFICATE
    assert server.asked == []


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:10.0.0.7", "100.64.0.1"]
)
def test_one_address_inside_a_network_is_enough_to_refuse_them_all(demo, certificate, lookups, inside):
    lookups[1].append(["93.184.215.14", inside])
    with pytest.raises(Fault) as refused:
        fetch(demo, certificate, 443)
    assert refused.value.what is What.INSIDE


def test_the_next_address_is_tried_where_the_first_does_not_answer(
    demo, certificate, listening, lookups, monkeypatch
):
    monkeypatch.setattr(outward, "on_the_internet", lambda address: address in {JUDGED, LATER})
    lookups[1].append([LATER, JUDGED])  # nobody listens at the first
    server = listening(JUDGED)
    assert fetch(demo, certificate, server.server_port).status_code == 200
    assert len(server.asked) == 1
