"""Receipts are numbered without holes: the number is given within the transaction."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Go on after the last number; the record is not updated by its data file."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    sequence = env.ref(
        "sidocakep_cascading.sequence_pk_receipt", raise_if_not_found=False
    )
    if not sequence or sequence.implementation == "no_gap":
        return
    # Computed from the sequence of the database, which no field tells of.
    sequence.date_range_ids.invalidate_recordset()
    following = {year: year.number_next_actual for year in sequence.date_range_ids}
    sequence.implementation = "no_gap"
    for year, number in following.items():
        year.number_next = number
