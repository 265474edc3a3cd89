"""A spreadsheet and an editable text name their form by the same field."""

from odoo.tools.sql import column_exists, rename_column

TABLE = "ir_act_report_xml"


def migrate(cr, version):
    if version and column_exists(cr, TABLE, "spreadsheet_of_id"):
        rename_column(cr, TABLE, "spreadsheet_of_id", "printed_form_id")
