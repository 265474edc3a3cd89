"""The rooms of the house: a folder a capability, and no way back up.

Odoo ties everything by strings, so an import says little. Here a *name* is what a room
adds: its models, and the fields and methods that it adds to models of other rooms. A
lower room that uses such a name depends on the room above it.
"""

import ast
import re
from collections import defaultdict

import pytest

from tests.repository import (
    ADDONS,
    ROOT,
    class_attributes,
    models,
    parse,
    python_files,
)

#: Rooms of an addon, lower first.
ROOMS = {
    "sidocakep_base": (
        "organisation",
        "regulation",
        "document",
        "home",
        "team",
        "nomenclature",
        "plan",
        "indicator",
        "iku",
        "budget",
        "rkt",
        "plan_review",
        "evaluation",
        "workbook",
        "realisation",
        "start",
    ),
    "sidocakep_cascading": (
        "map",
        "tree",
        "pk",
        "cascade",
        "signing",
        "revision",
        "deadline",
        "data_collection",
        "utilisation",
        "action_plan",
        "measurement",
        "dialog",
        "handover",
        "renja_evaluation",
        "cascading_report",
        "lkjip",
        "lkjip_review",
        "compliance",
        "overview",
    ),
    # The typesetter below them has tests of its own, see test_typeset.py.
    "sidocakep_report": (
        "form",
        "issued",
        "team",
        "iku",
        "map",
        "pk",
        "rkt",
        "realisation",
        "action_plan",
        "data_collection",
        "measurement",
        "dialog",
        "handover",
        "renja_evaluation",
        "cascading_report",
        "overview",
        "lkjip",
    ),
}
LAYERS = ("models", "wizard")
FIELD_MODULES = {"fields"}


def room_files(addon, room):
    """Return the Python files of a room, in all layers."""
    return [
        path
        for layer in LAYERS
        for path in python_files(f"{addon}/{layer}/{room}")
        if path.name != "__init__.py"
    ]


def is_field(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in FIELD_MODULES
    )


def added_names(path, home):
    """Return the models that a file makes, and what it adds to models of elsewhere.

    :param home: ``{model: (addon, room)}`` of where each model is made
    """
    names = set()
    for node in parse(path).body:
        if not isinstance(node, ast.ClassDef):
            continue
        attributes = class_attributes(node)
        inherit = attributes.get("_inherit") or []
        inherit = [inherit] if isinstance(inherit, str) else inherit
        name = attributes.get("_name") or next(iter(inherit), None)
        if name and name not in inherit:
            names.add(name)
        elif name and home.get(name) != room_of(path):
            names.update(filter(is_specific, member_names(node)))
    return names


def member_names(node):
    """Return the names of the methods and fields of a class."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            yield item.name
        elif isinstance(item, ast.Assign) and is_field(item.value):
            yield from (t.id for t in item.targets if isinstance(t, ast.Name))


def all_members(path):
    """Return the names of the methods and fields of all classes of a file."""
    return {
        name
        for node in parse(path).body
        if isinstance(node, ast.ClassDef)
        for name in member_names(node)
    }


def is_specific(name):
    """Tell names of the house from what everything has, such as ``active``."""
    return "_" in name.strip("_")


def room_of(path):
    """Return ``(addon, room)`` of a file."""
    addon, _layer, room, *_rest = path.relative_to(ROOT).parts
    return addon, room


def used_names(path):
    """Return every attribute and every word of a string that a file uses."""
    tree = parse(path)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in prose:
                names.update(re.findall(r"[a-z_][a-z0-9_.]*[a-z0-9_]", node.value))
    return names


def known_names(addon):
    """Return ``{room: names it adds}`` and the names that every room may use."""
    rooms = ROOMS[addon]
    home = {name: room_of(path) for name, (path, _class, _kind) in models().items()}
    added = {
        room: set().union(
            *(added_names(path, home) for path in room_files(addon, room))
        )
        for room in rooms
    }
    # What the lower addons have is nobody's here.
    lower = set().union(
        *(
            all_members(path)
            for other in ADDONS[: ADDONS.index(addon)]
            for path in python_files(f"{other}/models")
        )
    )
    return added, lower


def uses_from_below(addon):
    """Return ``[(file, upper room, names)]``: uses that point up the house."""
    rooms = ROOMS[addon]
    added, known = known_names(addon)
    found = []
    for rank, room in enumerate(rooms):
        files = room_files(addon, room)
        known = known | added[room] | set().union(*map(all_members, files))
        found += [
            (str(path.relative_to(ROOT)), upper, sorted(names))
            for path in files
            if (used := used_names(path) - known)
            for upper in rooms[rank + 1 :]
            if (names := used & added[upper])
        ]
    return found


def imports_from_below(addon):
    """Return ``[(file, upper room)]`` of Python imports that point up the house."""
    rooms = ROOMS[addon]
    return [
        (str(path.relative_to(ROOT)), upper)
        for rank, room in enumerate(rooms)
        for path in room_files(addon, room)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ImportFrom) and node.level == 2
        for upper in rooms[rank + 1 :]
        if (node.module or "").split(".")[0] == upper
        or (not node.module and upper in {alias.name for alias in node.names})
    ]


def abstract_users():
    """Return ``{abstract model: models that inherit it}``."""
    users = defaultdict(set)
    for addon in ADDONS:
        for path in python_files(addon):
            for node in parse(path).body:
                if not isinstance(node, ast.ClassDef):
                    continue
                attributes = class_attributes(node)
                inherit = attributes.get("_inherit") or []
                inherit = [inherit] if isinstance(inherit, str) else inherit
                name = attributes.get("_name") or next(iter(inherit), None)
                for parent in inherit:
                    if parent != name:
                        users[parent].add(name)
    return users


def folders(layer):
    """Return the names of the folders in a layer, which an addon may lack."""
    return {
        path.name
        for path in (layer.iterdir() if layer.is_dir() else ())
        if path.is_dir() and path.name != "__pycache__"
    }


@pytest.mark.parametrize("addon", ROOMS)
def test_every_folder_is_a_room(addon):
    """A folder that nobody ordered would be looked at by none of these tests."""
    for layer in (*LAYERS, "views", "security", "report"):
        assert folders(ROOT / addon / layer) <= set(ROOMS[addon]), layer
    assert folders(ROOT / addon / "models") == set(ROOMS[addon])


@pytest.mark.parametrize("addon", ROOMS)
def test_every_room_has_its_line_in_the_architecture(addon):
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    missing = [room for room in ROOMS[addon] if f"\n| `{room}` | " not in text]
    assert not missing


@pytest.mark.parametrize("addon", ROOMS)
def test_models_and_wizards_stand_in_rooms(addon):
    for layer in LAYERS:
        loose = {path.name for path in (ROOT / addon / layer).glob("*.py")}
        assert loose == {"__init__.py"}, layer


@pytest.mark.parametrize("addon", ROOMS)
def test_no_room_uses_a_name_of_an_upper_room(addon):
    assert not uses_from_below(addon)


@pytest.mark.parametrize("addon", ROOMS)
def test_no_room_imports_an_upper_room(addon):
    assert not imports_from_below(addon)


def test_a_file_is_named_after_the_model_it_extends():
    """``sidocakep_pk_fill.py`` reopens ``sidocakep.pk``; readers are named freely."""
    wrong = []
    for addon in ROOMS:
        for room in ROOMS[addon]:
            for path in room_files(addon, room):
                for node in parse(path).body:
                    if not isinstance(node, ast.ClassDef):
                        continue
                    attributes = class_attributes(node)
                    inherit = attributes.get("_inherit") or []
                    inherit = [inherit] if isinstance(inherit, str) else inherit
                    name = attributes.get("_name") or next(iter(inherit), None)
                    if name is None or name.endswith(".mixin"):
                        continue
                    if not path.stem.startswith(name.replace(".", "_")):
                        wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert not wrong


def test_a_mixin_has_at_least_two_models():
    """The concern of one model reopens that model in the folder of its capability."""
    users = abstract_users()
    wrong = {
        name: sorted(users[name])
        for name, (path, _class, kind) in models().items()
        if kind == "AbstractModel"
        and name.startswith("sidocakep.")
        and len(users[name]) < 2
        # one of several answers to an interface, found by its name
        and not any(
            name in of and name.startswith(f"{interface}.")
            for interface, of in users.items()
        )
    }
    assert not wrong
