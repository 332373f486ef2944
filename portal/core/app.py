"""Flask, with templates that are compiled once a process and import one another for nearly nothing."""

from flask import Flask
from flask.templating import Environment
from jinja2.bccache import Bucket, BytecodeCache

from portal.core.upload import UnspooledRequest


class Kept(BytecodeCache):
    """In this process: every app that a test makes draws with the same code. Other words in the file, other code."""

    def __init__(self):
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self.code.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


_kept = Kept()


class Templates(Environment):
    """Every page imports ten files of macros. What all templates know is there before the first is read, so that a
    plain dict will do; with Jinja's chain of two each import compares them anew."""

    def __init__(self, app, **options):
        super().__init__(app, **{**options, "bytecode_cache": _kept})

    def make_globals(self, d):
        return {**self.globals, **(d or {})}


class Portal(Flask):
    jinja_environment = Templates
    request_class = UnspooledRequest
