"""axe-core on the screens of a role: nothing serious that is ours."""

import base64
import json
import os
from pathlib import Path
from typing import NamedTuple

from odoo.tests import HttpCase

from odoo.addons.sidocakep_cascading.tests.common import PkCase

#: The file that ``setup/`` installs; it tells where in this variable.
AXE_VARIABLE = "SIDOCAKEP_AXE"
#: What Odoo's own widgets fail on every screen of every module: (rule, selector of
#: the widget). An element of ours must not need an entry.
STOCK = (
    # the bar above every view, the chatter below, the status bar
    ("*", ".o_control_panel, .o_searchview, .o_search_panel, .o-mail-Chatter"),
    ("*", ".o_pager, .o_statusbar_status, .o_cp_switch_buttons"),
    # the head of a list, its checkboxes, column menu and "add a line"
    ("*", ".o_list_table thead, .o_list_record_selector, .o_optional_columns_dropdown"),
    ("*", ".o_field_x2many_list_row_add"),
    # the tabs of a notebook stand in list items without a role
    ("aria-required-parent", ".o_notebook_headers"),
    # the drop-down of a selection, of a date, of tags, and its autocomplete attribute
    ("*", ".o_select_menu, .o_datetime_input, .o-autocomplete"),
    # the pictures of persons have no text
    ("image-alt", ".o_m2o_avatar, .o_avatar, .o_field_many2one_avatar"),
    # the clock of the activities
    ("role-img-alt", ".o_field_kanban_activity, .o-mail-ActivityButton"),
    # the label of a field on a phone, and the placeholder of an empty field
    ("color-contrast", ".o_form_label, .o_field_empty"),
    # white on the blue and green of badges and ribbons, the grey of decoration-muted
    ("color-contrast", ".o_field_badge .badge, .ribbon, .o_list_table .text-muted"),
    # a dialog has a title, and a role, but is not named by it
    ("aria-dialog-name", ".o_technical_modal"),
    # a progress bar has values, a tag has a label, but neither has a role
    ("aria-allowed-attr", ".o_field_progressbar, .o_field_many2many_tags .o_tag"),
    # the check box of a boolean in a list, which its column names
    ("label", ".o_list_table .o-checkbox"),
)
#: Opens a :class:`Screen` in a browser that shows the application.
OPEN = """
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const wait = async (selector) => {
    for (let turn = 0; turn < 300; turn++) {
        if (document.querySelector(selector)) {
            return pause(300);
        }
        await pause(100);
    }
    throw new Error(`never shown: ${selector}`);
};
const open = async (screen) => {
    const opened = await action.loadAction(screen.action);
    if (typeof opened.context === "string") {
        // The records of the tests are of one year, whatever today is.
        opened.context = opened.context.replace("search_default_this_year", "any_year");
    }
    await action.doAction(opened, screen.options);
    await wait(screen.ready);
    for (const selector of screen.clicks) {
        await wait(selector);
        const element = document.querySelector(selector);
        for (const kind of ["pointerdown", "pointerup", "click"]) {
            element.dispatchEvent(new PointerEvent(kind, {bubbles: true, button: 0}));
        }
    }
    await wait(screen.shown);
};
"""
RUN = """
const stock = %(stock)s;
const screens = %(screens)s;
const isStock = (rule, element) =>
    stock.some(
        ([name, selector]) => ["*", rule].includes(name) && element.closest(selector)
    );
const check = async (screen) => {
    await open(screen);
    const root = document.querySelector(screen.root);
    const options = {resultTypes: ["violations"], elementRef: true};
    const results = await window.axe.run(root, options);
    const found = [];
    for (const {id, impact, nodes} of results.violations) {
        for (const {html, element, any} of nodes) {
            const serious = ["serious", "critical"].includes(impact);
            if (serious && !isStock(id, element)) {
                const words = `${html.slice(0, 250)} ${any[0]?.message || ""}`;
                found.push(`${screen.name}: ${id}: ${words}`);
            }
        }
    }
    return found;
};
const run = async () => {
    const script = document.createElement("script");
    script.src = %(axe)s;
    const loaded = new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = () => reject(new Error("axe-core did not load"));
    });
    document.head.append(script);
    await loaded;
    const found = [];
    for (const screen of screens) {
        found.push(...(await check(screen)));
    }
    if (found.length) {
        throw new Error(`${found.length} serious\\n${found.join("\\n")}`);
    }
};
run().then(
    () => console.log("test successful"),
    (error) => console.error(error.message)
);
"""
READY = "Boolean(odoo.__WOWL_DEBUG__?.root?.env?.services?.action)"


class Screen(NamedTuple):
    """A screen to check.

    :param action: xml id of an action, or the action itself as a client has it
    :param ready: CSS selector of what the screen is about
    :param view: view type to open
    :param record: id to open in the form
    :param clicks: CSS selectors to click before it is looked at, each when it is there
    :param shown: CSS selector of what the last click shows
    :param root: what is checked; a dialog stands outside the action
    """

    action: str | dict
    ready: str
    view: str | None = None
    record: int | None = None
    clicks: tuple = ()
    shown: str | None = None
    root: str = ".o_action_manager"

    def to_client(self):
        props = {"resId": self.record} if self.record else {}
        name = self.action if isinstance(self.action, str) else self.action["res_model"]
        return {
            "name": f"{name} {self.view or ''} {self.shown or self.ready}",
            "action": self.action,
            "options": {
                "clearBreadcrumbs": True,
                "viewType": "form" if self.record else self.view,
                "props": props,
            },
            "ready": self.ready,
            "clicks": self.clicks,
            "shown": self.shown or self.ready,
            "root": self.root,
        }


class AxeCase(HttpCase, PkCase):
    """A browser, a regency, and the accessibility rules of axe-core."""

    browser_size = "1366x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        path = os.environ.get(AXE_VARIABLE)
        if not path or not Path(path).is_file():
            raise RuntimeError(
                f"{AXE_VARIABLE} names no file: run the tests with setup/test, "
                "which installs axe-core."
            )
        cls.axe = cls.env["ir.attachment"].create(
            {
                "name": "axe.min.js",
                "datas": base64.b64encode(Path(path).read_bytes()),
                "mimetype": "text/javascript",
                "public": True,
            }
        )

    def check_screens(self, user, *screens):
        """Open the screens as ``user`` one after the other and check each."""
        code = OPEN + RUN % {
            "stock": json.dumps(STOCK),
            "screens": json.dumps([screen.to_client() for screen in screens]),
            "axe": json.dumps(f"/web/content/{self.axe.id}"),
        }
        self.browser_js("/odoo", code, READY, login=user.login, timeout=300)
