{
    "name": "Test SIDO CAKEP",
    "summary": "The test regency, and models that only tests use",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "author": "SIDO CAKEP contributors",
    "license": "AGPL-3",
    "depends": ["sidocakep_report"],
    "data": ["security/ir.model.access.csv"],
    "post_init_hook": "post_init_hook",
}
