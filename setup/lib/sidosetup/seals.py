"""``setup/verify``: the check of everything that was signed."""

from .odoo import Odoo
from .settings import REPOSITORY, SetupError

USAGE = "setup/verify DATABASE"
SCRIPT = REPOSITORY / "setup/lib/verify_seals.py"


def command(settings, arguments):
    """Print what was found; not 0 when anything is not as signed."""
    if arguments[:1] == ["-d"]:
        arguments = arguments[1:]
    if len(arguments) != 1:
        raise SetupError(USAGE)
    program = Odoo(settings)
    program.install()
    with SCRIPT.open(encoding="utf-8") as script:
        done = program.run_shell(arguments[0], script)
    print(done.stdout, end="")
    return done.returncode
