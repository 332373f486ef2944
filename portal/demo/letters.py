"""The bestanden of the demo: plain texts, so that nothing has to look into them."""

import io

from portal.bestand.models import Kind


class Letter(io.BytesIO):
    def __init__(self, name: str, content: bytes):
        super().__init__(content)
        self.name, self.kind, self.size = name, Kind.TEXT, len(content)
