"""``setup/i18n``: the addons' terms, exported from Odoo and merged into id.po."""

import subprocess
from pathlib import Path

from .console import run_logged, say, step
from .databases import ensure_template
from .odoo import Odoo
from .settings import REPOSITORY, TEMPLATE_DATABASE, SetupError, addon_names

DATABASE = "sidocakep_i18n"
MERGE = Path(__file__).resolve().parent.parent / "merge_po.py"


def command(settings, arguments):
    """Export ``i18n/<addon>.pot`` and merge it into ``i18n/id.po``.

    :param arguments: files of ``English<TAB>Indonesian`` lines that fill what has
        no translation yet
    """
    missing = [name for name in arguments if not Path(name).is_file()]
    if missing:
        raise SetupError(f"no such file: {', '.join(missing)}")
    ensure_template(settings)
    odoo = Odoo(settings)
    addons = sorted(addon_names(REPOSITORY))
    log = settings.log / "i18n.log"
    with step("Mengekspor istilah", "Exporting the terms"):
        odoo.server.drop(DATABASE)
        odoo.server.clone(TEMPLATE_DATABASE, DATABASE)
        for words in (
            ("-d", DATABASE, "-i", ",".join(addons), "--stop-after-init", "--no-http"),
            ("i18n", "export", "-d", DATABASE, *addons, "-l", "pot"),
        ):
            run_logged(odoo.command(*words), log, env=odoo.environment())
        odoo.server.drop(DATABASE)
    python = settings.venv / "bin/python"
    result = subprocess.run(
        [python, MERGE, *(REPOSITORY / addon for addon in addons), "--", *arguments],
        check=False,
    )
    say("   i18n/id.po")
    return result.returncode
