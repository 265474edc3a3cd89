"""Fed to ``odoo shell``: builds scripts and styles; no visitor waits for them."""

env["ir.qweb"]._pregenerate_assets_bundles()  # noqa: F821 - the shell's
env.cr.commit()  # noqa: F821
