import {describe, expect, test} from "@odoo/hoot";
import {click, keyDown, queryAll, queryOne} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {
    clickSave,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    nextCell,
    readMonths,
    writeMonths,
} from "@sidocakep_cascading/action_plan/months";

// Not named as the real ones: those are saved with what the form showed.
class Plan extends models.Model {
    _name = "month.plan";
    action_ids = fields.One2many({
        relation: "month.action",
        relation_field: "plan_id",
    });
    _records = [{id: 1, action_ids: [1, 2]}];
}

class Action extends models.Model {
    _name = "month.action";
    name = fields.Text();
    months = fields.Char();
    plan_id = fields.Many2one({relation: "month.plan"});
    parent_id = fields.Many2one({relation: "month.action"});
    _records = [
        {id: 1, name: "Rapat staf", months: "1, 2", plan_id: 1},
        {id: 2, name: "Undangan", months: false, plan_id: 1, parent_id: 1},
    ];
}

defineMailModels();
defineModels([Plan, Action]);

const ARCH = `
    <form>
        <field name="action_ids" widget="sidocakep_month_grid"/>
    </form>`;

function mountGrid(arch = ARCH) {
    return mountView({
        type: "form",
        resModel: "month.plan",
        resId: 1,
        arch,
    });
}

describe.current.tags("desktop");

test("months are read and written as the server keeps them", () => {
    expect([...readMonths("1, 4, 12")]).toEqual([1, 4, 12]);
    expect(writeMonths(readMonths(false))).toBe("");
    expect(writeMonths(new Set([12, 1, 4]))).toBe("1, 4, 12");
});

test("keys lead from cell to cell and stop at the border", () => {
    const at = {row: 0, month: 1};
    expect(nextCell(at, "ArrowRight", 2)).toEqual({row: 0, month: 2});
    expect(nextCell(at, "ArrowLeft", 2)).toEqual({row: 0, month: 1});
    expect(nextCell(at, "ArrowUp", 2)).toEqual({row: 0, month: 1});
    expect(nextCell(at, "ArrowDown", 2)).toEqual({row: 1, month: 1});
    expect(nextCell(at, "End", 2)).toEqual({row: 0, month: 12});
    expect(nextCell(at, "End", 2, true)).toEqual({row: 2, month: 12});
    expect(nextCell(at, "a", 2)).toBe(null);
});

test("the names of the months stay in sight of a long plan", async () => {
    await mountGrid();
    expect(".o_sidocakep_month_grid").toHaveStyle({overflowX: "visible"});
    expect("thead th:last-child").toHaveStyle({position: "sticky"});
});

test("a grid that a screen reader can read", async () => {
    await mountGrid();
    expect("table[role=grid][aria-label]").toHaveCount(1);
    expect("[role=gridcell]").toHaveCount(24);
    expect("[role=rowheader]").toHaveCount(2);
    expect("[role=gridcell][tabindex='0']").toHaveCount(1);
    expect(queryAll("[role=gridcell][aria-selected=true]").length).toBe(2);
    expect(queryOne("[role=gridcell]:eq(14)").getAttribute("aria-label")).toBe(
        "Undangan, March"
    );
});

test("arrows move, space and click tick, and the plan is saved", async () => {
    onRpc("web_save", ({args}) => {
        const saved = args[1].action_ids.map(([, id, vals]) => [id, vals.months]);
        expect.step(saved.sort());
    });
    await mountGrid();
    queryOne("[role=gridcell]:eq(0)").focus();
    await keyDown("ArrowDown");
    await animationFrame();
    await keyDown("ArrowRight");
    await animationFrame();
    expect("[role=gridcell]:eq(13)").toBeFocused();
    await keyDown(" ");
    await animationFrame();
    expect("[role=gridcell]:eq(13)").toHaveAttribute("aria-selected", "true");
    await click("[role=gridcell]:eq(0)");
    await animationFrame();
    expect("[role=gridcell]:eq(0)").toHaveAttribute("aria-selected", "false");
    await clickSave();
    expect.verifySteps([
        [
            [1, "2"],
            [2, "2"],
        ],
    ]);
});

test("a decided plan is read, not ticked", async () => {
    await mountGrid(ARCH.replace("widget", `readonly="1" widget`));
    expect("table[aria-readonly=true]").toHaveCount(1);
    await click("[role=gridcell]:eq(5)");
    await animationFrame();
    expect("[role=gridcell]:eq(5)").toHaveAttribute("aria-selected", "false");
});
