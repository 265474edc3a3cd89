"""Fed to ``odoo shell``: checks all that was signed, verified, sent or closed.

Exits 0 when all is as it was signed, 1 when anything differs, 2 when it cannot be
checked. Nothing is written: a restored backup is read as it is.
"""

import sys

from odoo.exceptions import UserError

lines, wrong = [], 0
try:
    for name in ("sidocakep.pk.verification", "sidocakep.seal.check"):
        found, count = env[name]._get_report()  # noqa: F821 - the shell's
        lines += found
        wrong += count
except UserError as error:
    # a key file is named and cannot be read: a sentence, no traceback
    print(error)
    sys.exit(2)
print("\n".join(lines))
env.cr.rollback()  # noqa: F821
sys.exit(1 if wrong else 0)
