"""Who typed each part of a figure, as the trail of the part tells it.

Only who changed some part last was known of a figure. A part without a trail was typed
by who is known to have entered the figure.
"""


def migrate(cr, version):
    """Name the author of each part that says a number."""
    cr.execute(
        """
        UPDATE sidocakep_data_figure_part part
           SET entered_by_id = COALESCE(typed.user_id, figure.entered_by_id)
          FROM sidocakep_data_figure figure,
               sidocakep_data_figure_part own
          LEFT JOIN LATERAL (
                SELECT trail.user_id
                  FROM sidocakep_trail trail
                 WHERE trail.field_model = 'sidocakep.data.figure.part'
                   AND trail.field_name = 'written'
                   AND trail.part_id = own.id
                 ORDER BY trail.id DESC
                 LIMIT 1) typed ON TRUE
         WHERE own.id = part.id
           AND figure.id = part.figure_id
           AND part.entered_by_id IS NULL
           AND part.written IS NOT NULL
        """
    )
