"""Fed to ``odoo shell``: checks everything that was signed; exits 1 if any differs.

Nothing is written: a restored backup is read as it is.
"""

import sys

verifications = env["sidocakep.pk.verification"]  # noqa: F821 - the shell's
lines, wrong = verifications._get_report()
print("\n".join(lines))
env.cr.rollback()  # noqa: F821
sys.exit(1 if wrong else 0)
