"""The client's own unit tests, in a browser."""

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker


class HootCase(HOOTCommon):
    def run_addon(self, name):
        """Run all suites of an addon's ``static/tests``, in one browser.

        To start it and to load the client takes longer than the suites do.
        """
        suite = self._generate_hash(f"@{name}")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&id={suite}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )
