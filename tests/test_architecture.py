"""Where things stand in the code, so that a reader finds them and a rule has one home. Each message names the mend."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = {
    ".".join(f.relative_to(ROOT).with_suffix("").parts): f for f in sorted((ROOT / "portal").rglob("*.py"))
}
TREES = {name.removesuffix(".__init__"): ast.parse(file.read_text()) for name, file in FILES.items()}
FEATURES = (
    "account",
    "afsluiting",
    "agenda",
    "awake",
    "bestand",
    "casus",
    "datalek",
    "desk",
    "directory",
    "factor",
    "hours",
    "hulpvraag",
    "identity",
    "inzage",
    "naaste",
    "noodkaart",
    "notice",
    "openid",
    "organisatie",
    "password",
    "plan",
    "recht",
    "regio",
    "review",
    "start",
    "suggestions",
    "team",
    "tijdlijn",
    "toestemming",
    "uitnodiging",
)

# Imports run one way, from the right to the left. Files of a feature that are not named stand with its models.
LAYERS = ("core", "kluis", "models", "policy", "actions", "forms", "views", "app")
NAMED = {"queries": "actions", "actions": "actions", "sharing": "actions", "titles": "actions", "verify": "actions",
         "verify_tree": "actions", "receipt": "actions", "checkpoint": "actions",
         "glance": "actions", "owners": "actions", "asked": "actions", "quotes": "actions", "page": "actions",
         "writers": "actions", "keys": "actions", "mailing": "actions", "needs": "actions", "kept": "actions",
         "written": "actions", "receivers": "actions",
         "writing_down": "actions", "overruled": "actions", "as_logged": "actions", "on_page_written": "actions",
         "put_away": "actions",
         "letters": "actions",
         "tells": "actions", "people": "actions", "experience": "actions", "contents": "actions", "files": "actions",
         "door": "actions",
         "starting": "actions", "ending": "actions", "at_hand": "actions",
         "doorbreking": "actions", "asking": "actions", "on_page_of": "actions", "partij": "actions",
         "telling": "actions", "shown": "actions", "drawing": "actions",
         "reach": "actions", "arriving": "actions", "linked": "actions",
         "forms": "forms", "views": "views", "frame": "views", "unauthorized": "views", "step": "views",
         "entrance": "views", "demo": "app"}  # fmt: skip

MAY_COMMIT = (
    "views",
    "portal.demo",
    "portal.cli",
    "portal.worker",
    "portal.checkpoints",
    "portal.policy.enforcement",
    "portal.policy.refused",
    "portal.sweep",
)
MAY_SELECT = ("queries", "actions", "door", "reach", "arriving", "linked", "starting", "ending", "at_hand", "put_away",
              "doorbreking", "asking", "written", "writing_down", "overruled", "as_logged", "receivers",
              "portal.policy", "portal.demo", "portal.kluis.store",
              "portal.kluis.sealed", "portal.account.actor", "portal.account.held",
              "portal.account.demo", "portal.toestemming.chain",
              "portal.toestemming.verify", "portal.toestemming.verify_tree", "portal.toestemming.record",
              "portal.toestemming.told", "portal.toestemming.sequence", "portal.toestemming.checkpoint",
              "portal.toestemming.receipt", "portal.core.once", "portal.core.outbox", "portal.core.versions",
              "portal.inzage.visits", "portal.sweep")  # fmt: skip
# Which shape, word or label goes with a role is told there; whether somebody may do something is told in the table.
MAY_NAME_ROLES = ("models", "words", "portal.policy", "portal.demo")
SHOWS_A_ROLE = {
    "portal.tijdlijn.queries": "an ervaringsdeskundige writes from experience: the entry looks different",
    "portal.casus.people": "the client is not listed among who takes part",
    "portal.toestemming.record": "the log tells whether the client chose, or another for them (ISO/IEC TS 27560)",
}
LONGEST, MEDIAN = 250, 90


def layer(module: str) -> int:
    parts = module.split(".")[1:] or ["app"]
    if parts[0] in ("core", "kluis", "policy"):
        return LAYERS.index(parts[0])
    if parts[0] not in FEATURES:
        return LAYERS.index("app")
    return LAYERS.index(NAMED.get(parts[1], "models") if len(parts) > 1 else "models")


def imported(tree: ast.AST) -> set[str]:
    """Modules of the portal; `from portal.x import y` names portal.x.y if that is a module."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                full if (full := f"{node.module}.{a.name}") in TREES else node.module for a in node.names
            }
    return {name for name in found if name.split(".")[0] == "portal"}


def within(module: str, places: tuple[str, ...]) -> bool:
    """A place is a whole name, or the name of a file that every feature has."""
    return any(module == p or module.startswith(f"{p}.") or p in module.split(".")[2:] for p in places)


def calls(tree: ast.AST, name: str) -> bool:
    return any(
        isinstance(node, ast.Call) and name in (getattr(node.func, "attr", ""), getattr(node.func, "id", ""))
        for node in ast.walk(tree)
    )


def upward(module: str, tree: ast.AST) -> set[str]:
    return {name for name in imported(tree) if layer(name) > layer(module)}


def strange_pages(module: str, tree: ast.AST) -> set[str]:
    """Views and forms of another feature. What puts the portal together may use all of them."""
    if layer(module) == LAYERS.index("app"):
        return set()
    own = (*module.split(".")[:2], "core")
    return {
        name for name in imported(tree) if within(name, ("views", "forms")) and name.split(".")[1] not in own
    }


def hidden_imports(tree: ast.AST) -> list[int]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]


def compares_roles(tree: ast.AST) -> bool:
    """A comparison with Role.SOMETHING, or of a kind with a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any("Role." in ast.unparse(side) for side in sides):
                return True
            constant = any(isinstance(side, ast.Constant) for side in sides)
            if constant and any(ast.unparse(side).endswith(".kind") for side in sides):
                return True
    return False


def faults(check, exempt=lambda module: False) -> dict:
    """module -> what is wrong with it."""
    return {
        module: wrong
        for module, tree in TREES.items()
        if not exempt(module) and (wrong := check(module, tree))
    }


def test_imports_run_one_way():
    found = faults(upward)
    assert not found, (
        f"{found}: move what is needed down, or the file that needs it up ({' <- '.join(LAYERS)})"
    )


def test_a_feature_leaves_the_pages_and_forms_of_another_alone():
    found = faults(strange_pages)
    assert not found, f"{found}: put what both need in core, or in a query or action"


def test_no_import_hides_in_a_function():
    found = faults(lambda module, tree: hidden_imports(tree))
    assert not found, f"{found} (lines): there is a circle; move what both need to a file of its own"


def test_only_a_view_or_a_command_commits():
    found = faults(lambda module, tree: calls(tree, "commit"), lambda module: within(module, MAY_COMMIT))
    assert not found, f"{set(found)}: flush, and let the view that called it commit"


def test_only_queries_and_actions_ask_the_database():
    found = faults(lambda module, tree: calls(tree, "select"), lambda module: within(module, MAY_SELECT))
    assert not found, f"{set(found)}: move the question to queries.py of its feature"


def test_nothing_but_the_table_decides_by_role():
    found = faults(lambda module, tree: compares_roles(tree), lambda module: within(module, MAY_NAME_ROLES))
    assert not set(found) - set(SHOWS_A_ROLE), f"{found}: ask `P.X in casus.may`, and say it in the table"
    assert not set(SHOWS_A_ROLE) - set(found), "take what compares no role any more off SHOWS_A_ROLE"


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (lambda tree: upward("portal.casus.models", tree), "from portal.policy.table import cell"),
        (lambda tree: upward("portal.policy.guard", tree), "from portal.casus import queries"),
        (lambda tree: upward("portal.core.page", tree), "import portal.kluis.store"),
        (
            lambda tree: strange_pages("portal.casus.views.show", tree),
            "from portal.hulpvraag.forms import WriteForm",
        ),
        (hidden_imports, "def view():\n    from portal.core import db"),
        (lambda tree: calls(tree, "commit"), "db.session.commit()"),
        (lambda tree: calls(tree, "select"), "rows = db.session.execute(select(Casus))"),
        (compares_roles, "if actor.role is Role.UWV: pass"),
        (compares_roles, "shown = partij.kind == 'ggz'"),
    ],
)
def test_each_rule_sees_its_breach(check, code):
    assert check(ast.parse(code))


def lines(folder: str) -> dict[str, int]:
    return {str(f.relative_to(ROOT)): len(f.read_text().splitlines()) for f in (ROOT / folder).rglob("*.py")}


@pytest.mark.parametrize("folder", ["portal", "tests"])
def test_files_are_of_one_idea(folder):
    sizes = lines(folder)
    long = {name: size for name, size in sizes.items() if size > LONGEST}
    assert not long, f"over {LONGEST} lines: {long}; split by page or by noun"
    assert sorted(sizes.values())[len(sizes) // 2] < MEDIAN


def test_no_file_is_a_drawer():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "service", "services", "manager"}
    names = {f for folder in ("portal", "tests") for f in lines(folder) if Path(f).stem in vague}
    assert not names, f"{names}: name the file for what is in it"
