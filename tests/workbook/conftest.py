"""The engine is imported without Odoo, as the tests of the engine do."""

import tests.engine.conftest  # noqa: F401
