import {describe, expect, test} from "@odoo/hoot";
import {click} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import "@sidocakep_base/rows/group_menu";

class Person extends models.Model {
    _name = "group.person";
    name = fields.Char();
    _records = [{id: 1, name: "Suparman"}];
}

class Work extends models.Model {
    _name = "sidocakep.group.work";
    name = fields.Char();
    person_id = fields.Many2one({relation: "group.person"});
    _records = [{id: 1, name: "Rapat staf", person_id: 1}];
}

class Other extends models.Model {
    _name = "group.other";
    name = fields.Char();
    person_id = fields.Many2one({relation: "group.person"});
    _records = [{id: 1, name: "Rapat staf", person_id: 1}];
}

defineMailModels();
defineModels([Person, Work, Other]);
describe.current.tags("desktop");

const LIST = `<list><field name="name"/></list>`;
const KANBAN = `
    <kanban>
        <templates><t t-name="card"><field name="name"/></t></templates>
    </kanban>`;

const mount = (resModel, type) =>
    mountView({
        resModel,
        type,
        arch: type === "list" ? LIST : KANBAN,
        groupBy: ["person_id"],
    });

test("a person by whom work is listed is not deleted there", async () => {
    await mount("sidocakep.group.work", "list");
    expect(".o_group_header").toHaveCount(1);
    expect(".o_group_config").toHaveCount(0);
});

test("lists of others keep what Odoo offers", async () => {
    await mount("group.other", "list");
    expect(".o_group_config").toHaveCount(1);
});

test("nor is he on a board", async () => {
    await mount("sidocakep.group.work", "kanban");
    await click(".o_group_config button");
    await animationFrame();
    expect(".o-dropdown--menu").toHaveCount(1);
    expect(".o_group_delete, .o_group_edit").toHaveCount(0);
});
