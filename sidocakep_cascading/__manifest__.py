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
        # Data
        # Views
        # Menus
    ],
    "demo": [],
}
