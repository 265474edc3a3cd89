import {
    clickSave,
    contains,
    defineModels,
    fields,
    getMockEnv,
    getService,
    models,
    mountView,
    mountWithCleanup,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {beforeEach, describe, expect, test} from "@odoo/hoot";
import {
    animationFrame,
    press,
    queryAllTexts,
    waitFor,
    waitForNone,
} from "@odoo/hoot-dom";
import {WebClient} from "@web/webclient/webclient";
import {clearUncommittedChanges} from "@web/webclient/actions/action_service";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {session} from "@web/session";

class Remark extends models.Model {
    _name = "remark";
    text = fields.Char();
    day = fields.Date();
    part_ids = fields.One2many({relation: "remark"});
    _records = [
        {id: 1, text: "before", part_ids: [2], day: "2026-01-12"},
        {id: 2, text: "part"},
    ];
    _views = {
        "form,1": `<form><field name="text"/></form>`,
        "form,2": `<form><field name="text"/>
            <footer><button string="Send" name="send" type="object"/></footer></form>`,
        "form,4": `<form><field name="text"/>
            <footer><button string="Keep" special="save"/></footer></form>`,
        "form,3": `<form><field name="part_ids">
            <list><field name="text"/></list><form><field name="text"/></form>
            </field></form>`,
        "form,5": `<form><field name="day"/></form>`,
        list: `<list editable="bottom"><field name="text"/></list>`,
    };
}

describe.current.tags("desktop");
defineMailModels();
defineModels([Remark]);
beforeEach(() => {
    patchWithCleanup(session, {sidocakep_official: true});
});

const ASKED = ".o_sidocakep_typed";

/** A window over the page, with the text changed. */
async function typeInWindow(view) {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "remark",
        res_id: 1,
        views: [[view, "form"]],
        target: "new",
    });
    await contains("[name=text] input").edit("typed", {confirm: false});
}

async function escape() {
    await press("Escape");
    await animationFrame();
    await animationFrame();
}

test("Escape in a window asks, and goes back to what was typed", async () => {
    await typeInWindow(1);
    await escape();
    expect(ASKED).toHaveCount(1);
    await contains(".o_sidocakep_typed_back").click();
    expect(ASKED).toHaveCount(0);
    expect("[name=text] input").toHaveValue("typed");
});

test("what was typed in a window is saved, which closes it", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].text));
    await typeInWindow(1);
    await escape();
    await contains(".o_sidocakep_typed_save").click();
    await waitForNone(".o_dialog");
    expect.verifySteps(["typed"]);
});

test("what was typed in a window is dropped by who says so", async () => {
    onRpc("web_save", () => expect.step("saved"));
    await typeInWindow(1);
    await contains(".modal-header .btn-close").click();
    await contains(".o_sidocakep_typed_drop").click();
    await waitForNone(".o_dialog");
    expect.verifySteps([]);
});

test("Escape upon the question is no answer", async () => {
    await typeInWindow(1);
    await escape();
    await escape();
    expect(ASKED).toHaveCount(0);
    expect("[name=text] input").toHaveValue("typed");
    await escape();
    expect(ASKED).toHaveCount(1);
});

test("a window with buttons of its own is not saved by the question", async () => {
    await typeInWindow(2);
    await escape();
    expect(queryAllTexts(`${ASKED} footer button`)).toEqual([
        "Back to My Entries",
        "Drop My Entries",
    ]);
});

test("but one whose button saves it is", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].text));
    await typeInWindow(4);
    await escape();
    await contains(".o_sidocakep_typed_save").click();
    await waitForNone(".o_dialog");
    expect.verifySteps(["typed"]);
});

test("a window in which nothing was typed closes", async () => {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "remark",
        res_id: 1,
        views: [[1, "form"]],
        target: "new",
    });
    await escape();
    expect(".o_dialog").toHaveCount(0);
});

test("the way back of the browser asks too", async () => {
    await typeInWindow(2);
    const left = clearUncommittedChanges(getMockEnv());
    await animationFrame();
    await contains(".o_sidocakep_typed_back").click();
    expect(await left).toBe(false);
});

test("a row in a window of its own asks, and keeps for the form", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].part_ids[0][2].text));
    await mountView({
        type: "form",
        resModel: "remark",
        resId: 1,
        viewId: 3,
    });
    await contains(".o_data_cell").click();
    await contains(".o_dialog [name=text] input").edit("typed", {confirm: false});
    await escape();
    await contains(".o_sidocakep_typed_save").click();
    await waitForNone(".o_dialog");
    expect(".o_data_cell").toHaveText("typed");
    await clickSave();
    expect.verifySteps(["typed"]);
});

test("Escape in a row that is being written asks", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].text));
    await mountView({type: "list", resModel: "remark"});
    await contains(".o_data_cell").click();
    await contains(".o_data_cell input").edit("typed", {confirm: false});
    await escape();
    await contains(".o_sidocakep_typed_save").click();
    await animationFrame();
    expect.verifySteps(["typed"]);
    expect(".o_data_cell:first").toHaveText("typed");
    await contains(".o_data_cell").click();
    await contains(".o_data_cell input").edit("other", {confirm: false});
    await escape();
    await contains(".o_sidocakep_typed_drop").click();
    await animationFrame();
    expect.verifySteps([]);
    expect(".o_data_cell:first").toHaveText("typed");
});

test("who is no official is asked in what is ours alone", async () => {
    patchWithCleanup(session, {sidocakep_official: false});
    await typeInWindow(1);
    await escape();
    expect(".o_dialog").toHaveCount(0);
});

test("a window opens without the calendar of the date that comes first in it", async () => {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "remark",
        res_id: 1,
        views: [[5, "form"]],
        target: "new",
    });
    await waitFor(".modal .o_field_widget[name=day] [data-field=day]");
    await animationFrame();
    await animationFrame();
    expect(".o_datetime_picker").toHaveCount(0);
    expect(".modal").toBeFocused();
    await contains(".modal [data-field=day]").click();
    expect(".o_datetime_picker").toHaveCount(1);
});
