import "@web/webclient/user_menu/user_menu_items";
import {registry} from "@web/core/registry";
import {session} from "@web/session";

/** What Odoo's own help and its accounts at odoo.com are of no use to: our officials. */
const OTHERS_ITEMS = ["support", "odoo_account"];
const menu = registry.category("user_menuitems");

for (const name of OTHERS_ITEMS) {
    const getItem = menu.get(name);
    const sequence = menu.content[name][0];
    menu.add(
        name,
        (env) => ({...getItem(env), show: () => !session.sidocakep_official}),
        {force: true, sequence}
    );
}
