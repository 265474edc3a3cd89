{
    "name": "SIDO CAKEP",
    "summary": "Performance of a regional government, from plan to printed agreement",
    "version": "19.0.1.5.0",
    "category": "Human Resources",
    "author": "SIDO CAKEP contributors",
    "license": "AGPL-3",
    "development_status": "Beta",
    "depends": ["sidocakep_cascading", "report_xlsx"],
    "external_dependencies": {
        "python": ["lxml", "pillow", "quickjs-ng", "segno", "typst"]
    },
    "data": [
        # Typesetter
        "typeset/views/ir_actions_report_views.xml",
        "typeset/views/typeset_templates.xml",
        # Data
        "data/report_paperformat_data.xml",
        # Reports
        "report/form_templates.xml",
        "report/iku/iku_reports.xml",
        "report/map/strategy_map_reports.xml",
        "report/map/performance_tree_reports.xml",
        "report/pk/pk_basis_templates.xml",
        "report/pk/pk_gunung_mas_templates.xml",
        "report/pk/pk_paser_templates.xml",
        "report/pk/pk_panrb_templates.xml",
        "report/pk/pk_reports.xml",
        "report/pk/pk_difference_reports.xml",
        "report/rkt/rkt_reports.xml",
        "report/action_plan/action_plan_reports.xml",
        "report/data_collection/data_collection_reports.xml",
        "report/data_collection/data_recap_reports.xml",
        "report/measurement/measurement_reports.xml",
        "report/measurement/measurement_result_reports.xml",
        "report/renja_evaluation/renja_evaluation_reports.xml",
        "report/cascading_report/cascading_reports.xml",
        "report/dialog/dialog_reports.xml",
        "report/realisation/reconciliation_reports.xml",
        "report/overview/overview_reports.xml",
        "report/overview/punctuality_reports.xml",
        # Views
        "views/map/sidocakep_performance_tree_views.xml",
        "views/form/sidocakep_profile_form_views.xml",
        "views/iku/sidocakep_iku_decree_views.xml",
        "views/pk/sidocakep_pk_difference_views.xml",
        "views/pk/sidocakep_pk_signature_views.xml",
        "views/rkt/sidocakep_rkt_views.xml",
        "views/action_plan/sidocakep_action_plan_views.xml",
        "views/data_collection/sidocakep_data_collection_views.xml",
        "views/overview/sidocakep_overview_views.xml",
        "wizard/pk/sidocakep_pk_sign_views.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "sidocakep_report/static/src/form/**/*",
            "sidocakep_report/static/src/typeset/**/*",
        ],
        "web.assets_unit_tests": [
            "sidocakep_report/static/tests/**/*.test.js",
        ],
        "web.assets_tests": [
            "sidocakep_report/static/tests/tours/**/*",
        ],
    },
    "application": True,
    "post_init_hook": "post_init_hook",
    "uninstall_hook": "uninstall_hook",
}
