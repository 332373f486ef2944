"""A real mail server on this machine, that can be away, refuse somebody, or hang up in the middle."""

import email
import socket
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from queue import Queue

from aiosmtpd.controller import Controller


def free_port(host: str) -> int:
    with socket.socket() as found:
        found.bind((host, 0))
        return found.getsockname()[1]


@dataclass
class MailServer:
    """`taken`: what it said yes to. `refuses`: address -> the answer. `hangs_up`: that many times it takes a letter and
    breaks the connection before it answers."""

    host: str = "127.0.0.1"
    taken: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    hangs_up: int = 0
    tls: dict = field(default_factory=dict)

    def __post_init__(self):
        self.port = free_port(self.host)
        self.arrived: Queue = Queue()
        self.controller = None

    @property
    def url(self) -> str:
        return f"{'smtps' if 'ssl_context' in self.tls else 'smtp'}://{self.host}:{self.port}"

    def start(self) -> "MailServer":
        self.controller = Controller(self, hostname=self.host, port=self.port, **self.tls)
        self.controller.start()
        return self

    def stop(self) -> None:
        if self.controller:
            self.controller.stop()
            self.controller = None

    def forget(self) -> None:
        """What arrived until now is none of the test's."""
        self.taken.clear()
        self.arrived = Queue()

    def to(self, address: str) -> list[EmailMessage]:
        return [each for each in self.taken if each["To"] == address]

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        message = email.message_from_bytes(envelope.content, policy=default)
        self.taken.append(message)
        self.arrived.put(message)
        if self.hangs_up:
            self.hangs_up -= 1
            server.transport.abort()
        return "250 taken"
