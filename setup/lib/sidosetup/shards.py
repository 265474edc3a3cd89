"""Which test classes there are, and how they are dealt out to runs side by side."""

import ast
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

#: Tags of tests that want demo data, of those that take minutes, and of what takes the
#: pictures of the pages (``setup/pictures``). Such a class has the tag ``-standard``
#: too, so that Odoo runs it only when its tag is asked for.
DEMO, LONG, PICTURES = SPECIAL = ("demo", "long", "sidocakep_pictures")


@dataclass(frozen=True)
class WrittenClass:
    """A class of test methods in a file of an addon's ``tests``."""

    addon: str
    name: str
    path: Path
    methods: tuple[str, ...]
    tags: frozenset[str]
    bases: tuple[str, ...] = ()
    #: Methods that a usual run leaves out: ``@long`` of ``tests/thorough.py``.
    long_methods: tuple[str, ...] = ()

    @property
    def place(self):
        """Addon and name, as Odoo's test tags write them."""
        return f"/{self.addon}:{self.name}"

    @property
    def special(self):
        """The tag that takes the class out of the usual tests, or nothing."""
        return next((tag for tag in SPECIAL if tag in self.tags), "")

    @property
    def selector(self):
        """The tag by which Odoo runs this class."""
        return f"{self.special}{self.place}"

    def with_long_methods(self):
        """The same class in a run that leaves nothing out."""
        return replace(self, methods=self.methods + self.long_methods)


@dataclass
class Shard:
    """Classes of one run; ``share`` is its size beside that of the others."""

    share: float = 1
    classes: list[WrittenClass] = field(default_factory=list)
    weight: float = 0

    def add(self, written, weight):
        self.classes.append(written)
        self.weight += weight


def written_classes(addon_folders):
    """Every class of the test files below the ``tests`` of some addons.

    A class without methods of its own may inherit some, so it counts as well.
    """
    return [
        _read_class(folder.name, path, node)
        for folder in addon_folders
        for path in sorted((folder / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    ]


def _read_class(addon, path, node):
    methods, long_methods = [], []
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name.startswith("test_"):
            (long_methods if _is_long(item) else methods).append(item.name)
    tags = {
        argument.value
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        for argument in decorator.args
        if isinstance(argument, ast.Constant)
    }
    bases = tuple(base.id for base in node.bases if isinstance(base, ast.Name))
    return WrittenClass(
        addon=addon,
        name=node.name,
        path=path,
        methods=tuple(methods),
        tags=frozenset(tags),
        bases=bases,
        long_methods=tuple(long_methods),
    )


def _is_long(method):
    return any(
        isinstance(decorator, ast.Name) and decorator.id == LONG
        for decorator in method.decorator_list
    )


def heirs_of(classes):
    """``{class: itself and all that inherit from it}``, by name."""
    heirs = {written.name: {written.name} for written in classes}
    is_growing = True
    while is_growing:
        is_growing = False
        for written in classes:
            for base in set(written.bases) & heirs.keys():
                if not heirs[base] >= heirs[written.name]:
                    heirs[base] |= heirs[written.name]
                    is_growing = True
    return heirs


def deal(classes, shares, seconds=None):
    """Deal classes out to shards; each takes about its share of the time.

    :param shares: the size of each shard beside that of the others
    :param seconds: what a class took the last time, by :attr:`WrittenClass.place`;
        of one that is not in it the number of methods is taken
    """
    seconds = seconds or {}
    known = sum(seconds.get(written.place, 0) for written in classes)
    methods = sum(
        len(written.methods) for written in classes if written.place in seconds
    )
    a_method = known / methods if methods else 1

    def weigh(written):
        return seconds.get(written.place, len(written.methods) * a_method)

    shards = [Shard(share) for share in shares]
    for written in sorted(classes, key=weigh, reverse=True):
        emptiest = min(shards, key=lambda shard: shard.weight / shard.share)
        emptiest.add(written, weigh(written))
    return shards


def read_seconds(path):
    """Read what :func:`write_seconds` left; nothing of a file that is none."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def write_seconds(path, seconds):
    """Keep what classes took; a run of some tells nothing of the others."""
    kept = read_seconds(path) | seconds
    path.write_text(json.dumps(kept, indent=0, sort_keys=True))
