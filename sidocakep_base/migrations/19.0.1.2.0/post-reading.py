"""What a yes or no said of Renja and RKPD is a choice of three."""

from odoo.tools.sql import column_exists


def migrate(cr, version):
    """A profile that read both as documents of their own reads them so still."""
    if column_exists(cr, "sidocakep_profile", "rkt_is_work_plan"):
        cr.execute(
            "UPDATE sidocakep_profile SET rkt_stands_for = 'neither'"
            " WHERE rkt_is_work_plan IS NOT TRUE"
        )
