"""The page to measure against: bare Flask, SQLAlchemy Core and Jinja. It never changes with the portal.

It reads, sends and durably stores as much as it is told to, and nothing else.
"""

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import Column as C
from sqlalchemy import DateTime, Integer, MetaData, Text, bindparam, event, insert, select
from sqlalchemy import Table as T

metadata = MetaData()
item = T(
    "item", metadata, C("id", Integer, primary_key=True), C("name", Text), C("at", DateTime), C("text", Text)
)
look = T("look", metadata, C("id", Integer, primary_key=True), C("at", DateTime), C("what", Text))
PAGE = """<!doctype html><html lang="nl"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><ol>
{% for row in rows %}<li><b>{{ row.name }}</b> <i>{{ row.at }}</i> <p>{{ row.text }}</p></li>
{% endfor %}</ol></body></html>"""


def durable(engine):
    """SQLite commits to disk as it does in the portal; PostgreSQL does of itself."""
    if engine.dialect.name == "sqlite":
        pragmas = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
        event.listen(engine, "connect", lambda made, _: [made.execute(pragma) for pragma in pragmas])
    return engine


def bare_app(engine, *, selects: int, rows: int, size: int, inserts: list[int]) -> Flask:
    """`selects` queries, the last of `rows` rows; an answer of `size` bytes; so many rows in each insert."""
    app = Flask(__name__)
    page = app.jinja_env.from_string(PAGE)
    empty = [{"id": n + 1, "name": "Bedacht", "at": datetime.now(UTC), "text": ""} for n in range(rows)]
    text = "x" * ((size - len(page.render(title="Bare", rows=empty))) // rows)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(item), [{**row, "text": text} for row in empty])
    one = select(item).where(item.c.id == bindparam("id"))
    many = select(item).order_by(item.c.id)

    @app.get("/")
    def show():
        with engine.connect() as connection:
            for number in range(1, selects):
                connection.execute(one, {"id": 1 + number % rows}).one()
            html = page.render(title="Bare", rows=connection.execute(many).all())
        with engine.begin() as connection:
            for number in inserts:
                connection.execute(insert(look), [{"at": datetime.now(UTC), "what": "show"}] * number)
        return html

    return app
