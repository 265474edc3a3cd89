{
    "name": "SIDO CAKEP",
    "summary": "Performance plans, indicators, targets and budgets of a regional government",
    "version": "19.0.1.0.0",
    "category": "Human Resources",
    "author": "SIDO CAKEP contributors",
    "license": "AGPL-3",
    "depends": ["base_setup", "mail", "web", "hr", "web_hierarchy"],
    "data": [
        # Security
        "security/sidocakep_groups.xml",
        "security/ir.model.access.csv",
        "security/sidocakep_organisation_security.xml",
        # Data
        "data/sidocakep_position_kind_data.xml",
        "data/sidocakep_rank_data.xml",
        # Menu headings, below which every view file hangs its entries
        "views/sidocakep_menus.xml",
        # Views
        "views/res_company_views.xml",
        "views/hr_job_views.xml",
        "views/hr_employee_views.xml",
        "views/hr_employee_public_views.xml",
        "views/sidocakep_acting_official_views.xml",
        "views/sidocakep_position_kind_views.xml",
        "views/sidocakep_rank_views.xml",
    ],
    "demo": [],
    "application": True,
    "uninstall_hook": "uninstall_hook",
}
