"""Bagian Organisasi opens agencies below its own government only.

Record rules are kept from updates; this file of them is written again once.
"""

from odoo.addons.sidocakep_base.hooks import write_again

FILES = ("security/organisation/sidocakep_organisation_security.xml",)


def migrate(cr, version):
    write_again(cr, "sidocakep_base", FILES)
