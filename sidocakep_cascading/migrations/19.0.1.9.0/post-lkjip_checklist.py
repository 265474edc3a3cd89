"""Items of the review look at the sections that came with this version too."""

#: As they were shipped > as they are shipped now; what an owner changed stays.
CONTENTS = {
    "achievement years plan causes": (
        "achievement years plan benchmarks causes programs"
    ),
    "text counts follow_up": "text counts follow_up utilisation",
    "budget efficiency": "budget budget_objectives efficiency",
}


def migrate(cr, version):
    for former, now in CONTENTS.items():
        cr.execute(
            """
            UPDATE sidocakep_lkjip_checklist_item AS item SET contents = %s
              FROM ir_model_data AS data
             WHERE data.model = 'sidocakep.lkjip.checklist.item'
               AND data.module = 'sidocakep_cascading' AND data.res_id = item.id
               AND item.contents = %s
            """,
            [now, former],
        )
