"""Entry point of every command in setup/: ``main.py COMMAND ARGUMENTS``."""

import sys

from sidosetup.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
