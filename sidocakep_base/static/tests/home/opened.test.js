import {describe, expect, test} from "@odoo/hoot";
import {click} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {WebClient} from "@web/webclient/webclient";
import "@sidocakep_base/my_work/opened";

class Step extends models.Model {
    _name = "opened.step";
    name = fields.Char();
    _records = [{id: 1, name: "Rencana"}];
    _views = {
        list: `<list><button name="open" type="object" string="Go"/><field name="name"/></list>`,
    };
}

class Plan extends models.Model {
    _name = "opened.plan";
    name = fields.Char();
    _views = {list: `<list><field name="name"/></list>`};
}

defineMailModels();
defineModels([Step, Plan]);
describe.current.tags("desktop");

const window = (model, context) => ({
    type: "ir.actions.act_window",
    res_model: model,
    views: [[false, "list"]],
    context,
});

test("what a row opens may be added to, where its list may not", async () => {
    onRpc("opened.step", "open", () => window("opened.plan", {}));
    await mountWithCleanup(WebClient);
    await getService("action").doAction(window("opened.step", {create: false}));
    expect(".o_list_button_add").toHaveCount(0);
    await click("button[name=open]");
    await animationFrame();
    expect(".o_list_button_add").toHaveCount(1);
});
