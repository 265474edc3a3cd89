"""The print menu in a browser: the PDF comes, and nobody asks for wkhtmltopdf."""

from odoo.tests import HttpCase, tagged

from ..common import PrintCase

PRINT = """
const asked = [];
const { fetch, XMLHttpRequest } = window;
window.fetch = (url, ...rest) => {
    asked.push(String(url.url || url));
    return fetch(url, ...rest);
};
const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url) {
    asked.push(url);
    this.addEventListener("load", () => {
        if (!url.includes("/report/download")) {
            return;
        }
        const type = this.getResponseHeader("Content-Type");
        const stock = asked.some((address) => address.includes("wkhtmltopdf"));
        if (type === "application/pdf" && !stock) {
            console.log("test successful");
        } else {
            console.error(`got ${type} after ${asked}`);
        }
    });
    return open.apply(this, arguments);
};
odoo.__WOWL_DEBUG__.root.env.services.action.doAction(%(report)d, {
    additionalContext: { active_ids: [%(pk)d] },
});
"""


@tagged("post_install", "-at_install")
class TestPrintBrowser(PrintCase, HttpCase):
    def test_print_menu(self):
        bindings = self.env["ir.actions.actions"]._get_bindings("sidocakep.pk")
        self.assertIn(self.report.id, [item["id"] for item in bindings["report"]])
        self.browser_js(
            "/odoo",
            PRINT % {"report": self.report.id, "pk": self.pk.id},
            "Boolean(odoo.__WOWL_DEBUG__?.root?.env?.services?.action)",
            login=self.user_ech3_a.login,
        )
