"""A quarter without a target that owes one is a kind of its own in the roll-up.

What a regency chose for *cannot be computed* was chosen for such a hole too: it stays
so in its own rows, and in those that came with the program and were changed since. What
came and was left as it is takes the new default, 0 (decision 0035). A programme of
whose outcomes one lacks has no figure, as before. Lines that were sent keep the word
they have, and with it their part.
"""


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE sidocakep_rollup AS rollup
           SET no_target = not_computable
         WHERE scope = 'program'
            OR NOT EXISTS (SELECT FROM ir_model_data shipped
                            WHERE shipped.model = 'sidocakep.rollup'
                              AND shipped.res_id = rollup.id
                              AND shipped.module = 'sidocakep_cascading')
            OR EXISTS (SELECT FROM sidocakep_trail trail
                        WHERE trail.field_model = 'sidocakep.rollup'
                          AND trail.part_id = rollup.id)
        """
    )
