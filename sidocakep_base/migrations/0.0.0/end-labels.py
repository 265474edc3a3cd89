"""The words of the new version are those that people read.

An update keeps each translation that the database has, so a label that was renamed
went on being shown by its former name. What the government wrote itself stands in
records that an update does not touch (``noupdate``), and is not touched here either.
"""

from odoo.api import SUPERUSER_ID, Environment


def migrate(cr, version):
    if not version:
        return
    env = Environment(cr, SUPERUSER_ID, {})
    modules = env["ir.module.module"].search(
        [("name", "=like", "sidocakep%"), ("state", "=", "installed")]
    )
    languages = [code for code, _name in env["res.lang"].get_installed()]
    modules._load_module_terms(modules.mapped("name"), languages, overwrite=True)
