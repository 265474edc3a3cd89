{
    "name": "SIDO CAKEP Cascading",
    "summary": "Performance agreements from the head of region down to every employee",
    "version": "19.0.1.0.0",
    "category": "Human Resources",
    "author": "SIDO CAKEP contributors",
    "license": "AGPL-3",
    "depends": ["sidocakep_base"],
    "data": [
        # Security
        "security/ir.model.access.csv",
        "security/sidocakep_pk_security.xml",
        "security/sidocakep_pk_cascade_security.xml",
        "security/sidocakep_map_review_security.xml",
        "security/sidocakep_pk_revision_security.xml",
        "security/sidocakep_deadline_security.xml",
        # Data
        "data/mail_activity_type_data.xml",
        "data/mail_activity_type_revision_data.xml",
        "data/deadline_data.xml",
        "data/ir_sequence_data.xml",
        # Views, each with its menus
        "views/sidocakep_pk_document_templates.xml",
        "views/sidocakep_pk_signature_views.xml",
        "views/sidocakep_pk_views.xml",
        "views/sidocakep_deadline_views.xml",
        "wizard/sidocakep_pk_cascade_views.xml",
        "wizard/sidocakep_pk_draw_up_views.xml",
        "wizard/sidocakep_pk_return_views.xml",
        "views/sidocakep_pk_revision_views.xml",
        "views/hr_job_views.xml",
        "wizard/sidocakep_pk_revise_views.xml",
        "wizard/sidocakep_pk_revision_dismiss_views.xml",
        "wizard/sidocakep_pk_revision_find_views.xml",
        "wizard/sidocakep_pk_difference_views.xml",
        "wizard/sidocakep_pk_sign_views.xml",
        "views/sidocakep_plan_node_views.xml",
        "views/sidocakep_map_review_views.xml",
        "views/sidocakep_plan_map_views.xml",
    ],
    "demo": ["demo/sidocakep_pk_demo.xml", "demo/sidocakep_pk_setwan_demo.xml"],
    "assets": {
        "web.assets_backend_lazy": [
            "sidocakep_cascading/static/src/strategy_map/**/*",
        ],
        "sidocakep_cascading.assets_strategy_map": [
            "sidocakep_cascading/static/lib/dagre/dagre.min.js",
            "sidocakep_cascading/static/src/strategy_map_layout/**/*",
        ],
        "web.assets_unit_tests": [
            "sidocakep_cascading/static/tests/*.test.js",
        ],
        "web.assets_tests": [
            "sidocakep_cascading/static/tests/tours/**/*",
        ],
    },
}
