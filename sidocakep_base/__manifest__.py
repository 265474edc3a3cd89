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
        "security/ir.model.access.csv",
        # Data
        # Views
        # Menus
    ],
    "demo": [],
    "application": True,
}
