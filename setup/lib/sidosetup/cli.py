"""The commands of setup/, one function each."""

import os
import sys

from . import databases, demo, lint, news, pictures, seals, suite, translations, wheels
from .console import say
from .odoo import Odoo
from .settings import Settings, SetupError


def install(settings, arguments):
    del arguments
    Odoo(settings).install(tools=True)
    return 0


def odoo(settings, arguments):
    program = Odoo(settings)
    program.install(tools=not settings.external_odoo)
    sys.stdout.flush()
    return program.replace_process(arguments)


COMMANDS = {
    "install": install,
    "run": demo.run,
    "stop": demo.stop,
    "odoo": odoo,
    "format": lint.mend,
    "lint": lint.check,
    "news": news.command,
    "pictures": pictures.command,
    "db": databases.command,
    "test": suite.command,
    "i18n": translations.command,
    "verify": seals.command,
    "wheels": wheels.command,
}


def main(arguments):
    """Run one command; return the process's exit code."""
    name, *rest = arguments
    try:
        return COMMANDS[name](Settings.from_environment(), rest)
    except SetupError as error:
        say(f"GAGAL / FAILED: {error}", stream=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader of our output has left, as with "setup/run | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
