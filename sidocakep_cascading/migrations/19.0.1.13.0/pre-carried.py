"""A follow-up stands once in the dialog that carries it on."""

from odoo.tools.sql import column_exists


def migrate(cr, version):
    """Let the first row carry it on; the others are follow-ups of their own.

    Clicks at once made several. A row that was answered is sealed as it is.
    """
    # Before 19.0.1.5.0 there were no dialogs.
    if not column_exists(cr, "sidocakep_dialog_follow_up", "former_id"):
        return
    cr.execute(
        """
        UPDATE sidocakep_dialog_follow_up item
           SET former_id = NULL
          FROM sidocakep_dialog_follow_up first
         WHERE first.former_id = item.former_id
           AND first.dialog_id = item.dialog_id
           AND first.id < item.id
           AND item.state = 'open'
        """
    )
