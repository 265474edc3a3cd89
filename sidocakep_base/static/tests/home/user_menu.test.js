import {describe, expect, test} from "@odoo/hoot";
import {makeMockEnv, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {getTemplate} from "@web/core/templates";
import {registry} from "@web/core/registry";
import {session} from "@web/session";
import "@sidocakep_base/user_menu/user_menu";

describe.current.tags("desktop");

test("an official's menu is without Odoo's help and its accounts", async () => {
    const env = await makeMockEnv();
    const shown = (name) => registry.category("user_menuitems").get(name)(env).show();
    patchWithCleanup(session, {sidocakep_official: true});
    expect([shown("support"), shown("odoo_account")]).toEqual([false, false]);
    patchWithCleanup(session, {sidocakep_official: false});
    expect([shown("support"), shown("odoo_account")]).toEqual([true, true]);
});

test("on a phone the menu offers agencies, not companies", () => {
    const menu = getTemplate("web.MobileSwitchCompanyMenu");
    expect(menu.textContent).toInclude("Agencies");
    expect(menu.textContent).not.toInclude("Companies");
});
