"""The client's own unit tests, in a browser."""

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker


class HootCase(HOOTCommon):
    def run_suite(self, name):
        """Run a suite of ``static/tests`` by its name, ``@addon/folder``."""
        suite = self._generate_hash(name)
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&id={suite}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )
