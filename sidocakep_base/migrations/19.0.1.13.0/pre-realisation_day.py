"""The field of the day by which a month was entered leaves the form of the profile.

Its view names a field that is gone, and every view of the profile is read with it.
"""

VIEW = "sidocakep_profile_view_form_realisation"


def migrate(cr, version):
    cr.execute(
        """
        DELETE FROM ir_ui_view
         USING ir_model_data data
         WHERE data.module = 'sidocakep_base' AND data.name = %s
           AND data.model = 'ir.ui.view' AND data.res_id = ir_ui_view.id
        """,
        [VIEW],
    )
    cr.execute(
        "DELETE FROM ir_model_data WHERE module = 'sidocakep_base' AND name = %s",
        [VIEW],
    )
