"""Flask, with what is compiled of templates and addresses kept for every app of this process."""

from collections.abc import Callable

from flask import Flask
from flask.templating import Environment
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule

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


_builders: dict[tuple, Callable] = {}


class SharedRule(Rule):
    """What makes an address out of a rule is code that depends on its words alone: written once a process, not for
    every app that a test makes."""

    def _compile_builder(self, append_unknown=True):
        if self.defaults:
            return super()._compile_builder(append_unknown)
        words = (self.rule, tuple(self._trace), append_unknown)
        if words not in _builders:
            _builders[words] = super()._compile_builder(append_unknown)
        return _builders[words]


class Portal(Flask):
    jinja_environment = Templates
    url_rule_class = SharedRule
    request_class = UnspooledRequest
