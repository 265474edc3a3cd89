"""The window in which agreements were signed is that of every document now.

What was open in it is nothing: it lives for an hour. Its two rules were not updated
with the addon, so nothing else takes their names away.
"""


def migrate(cr, _version):
    cr.execute("DROP TABLE IF EXISTS sidocakep_pk_sign_line, sidocakep_pk_sign CASCADE")
    names = ("sidocakep_pk_sign_rule_own", "sidocakep_pk_sign_line_rule_own")
    cr.execute(
        "DELETE FROM ir_model_data WHERE module = 'sidocakep_cascading'"
        " AND model = 'ir.rule' AND name IN %s",
        [names],
    )
