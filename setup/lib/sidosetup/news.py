"""News of the addons: one fragment a change, gathered into HISTORY.md at a release.

A fragment is ``readme/newsfragments/<name>.<kind>.md`` of an addon.
"""

from .console import say
from .settings import REPOSITORY, SetupError, addon_names

KINDS = {
    "feature": "Features",
    "bugfix": "Bugfixes",
    "doc": "Documentation",
    "removal": "Removals and changes that need attention",
}
#: Keeps the folder where there is no news yet.
KEPT = ".gitkeep"
USAGE = "setup/news VERSION DATE, e.g. setup/news 19.0.1.1.0 2026-11-28"


def fragments(addon, repository=REPOSITORY):
    """``{kind: texts}`` of an addon's fragments, and their files.

    :raise SetupError: when a file is of no kind
    """
    found = {}
    paths = sorted((repository / addon / "readme/newsfragments").glob("*"))
    paths = [path for path in paths if path.name != KEPT]
    for path in paths:
        name, *kinds = path.name.split(".")
        if not name or len(kinds) != 2 or kinds[0] not in KINDS or kinds[1] != "md":
            raise SetupError(f"{path}: not <name>.<{'|'.join(KINDS)}>.md")
        found.setdefault(kinds[0], []).append(path.read_text().strip())
    return found, paths


def gather(addon, version, date, repository=REPOSITORY):
    """Put an addon's fragments at the head of its HISTORY.md and delete them.

    :return: whether there were any
    """
    found, paths = fragments(addon, repository)
    if not paths:
        return False
    parts = [f"## {version} ({date})"]
    for kind, title in KINDS.items():
        if kind in found:
            parts += [f"### {title}", "\n".join(f"- {text}" for text in found[kind])]
    history = repository / addon / "readme/HISTORY.md"
    before = history.read_text() if history.exists() else ""
    history.write_text("\n\n".join([*parts, before]).rstrip() + "\n")
    for path in paths:
        path.unlink()
    return True


def command(settings, arguments):
    """``setup/news``: at a release, for all addons."""
    del settings
    if len(arguments) != 2:
        raise SetupError(USAGE)
    changed = [addon for addon in addon_names() if gather(addon, *arguments)]
    say(", ".join(changed) or "tidak ada berita", "HISTORY.md")
    return 0
