"""Flask, with what is compiled of templates and addresses kept for every app of this process."""

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


_read: dict[tuple, dict] = {}


class SharedRule(Rule):
    """What an address means, and what makes an address out of it, depends on its words alone: read and written once
    a process, not for every app that a test makes."""

    def compile(self):
        words = (self.rule, self.subdomain, self.host, self.merge_slashes)
        if self.defaults:
            super().compile()
        elif words in _read:
            self.__dict__.update(_read[words])
            self._build = self._build.__get__(self, None)
            self._build_unknown = self._build_unknown.__get__(self, None)
        else:
            super().compile()
            kept = ("_parts", "_trace", "_converters", "arguments")
            builders = {name: getattr(self, name).__func__ for name in ("_build", "_build_unknown")}
            _read[words] = {name: getattr(self, name) for name in kept} | builders


class Portal(Flask):
    jinja_environment = Templates
    url_rule_class = SharedRule
    request_class = UnspooledRequest
