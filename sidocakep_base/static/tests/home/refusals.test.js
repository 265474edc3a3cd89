import {describe, expect, test} from "@odoo/hoot";
import {FetchRecordError} from "@web/model/relational_model/errors";
import {FormController} from "@web/views/form/form_controller";
import {WarningDialog} from "@web/core/errors/error_dialogs";
import {makeMockEnv, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {registry} from "@web/core/registry";
import {session} from "@web/session";
import "@sidocakep_base/refusals/words";

describe.current.tags("desktop");

const title = (name, model) =>
    WarningDialog.prototype.inferTitle.call({
        props: {exceptionName: `odoo.exceptions.${name}`, model},
    });

test("an official reads what is the matter, others in what is ours", async () => {
    await makeMockEnv();
    patchWithCleanup(session, {sidocakep_official: false});
    expect(title("UserError", "res.partner")).toBe("Invalid Operation");
    expect(title("UserError", "sidocakep.pk")).toBe("Not Possible Now");
    patchWithCleanup(session, {sidocakep_official: true});
    expect(title("UserError", "res.partner")).toBe("Not Possible Now");
    expect(title("AccessError")).toBe("Not Yours to Do");
    expect(title("ValidationError")).toBe("Check What Was Entered");
    expect(title("MissingError")).toBe("No Longer There");
    expect(title("AccessDenied")).toBe("Access Denied");
});

test("who deletes is asked in plain words", async () => {
    await makeMockEnv();
    patchWithCleanup(session, {sidocakep_official: false});
    const {get} = Object.getOwnPropertyDescriptor(
        FormController.prototype,
        "deleteConfirmationDialogProps"
    );
    const asked = (resModel) => get.call({props: {resModel}}).title;
    expect(String(asked("sidocakep.pk"))).toBe("Delete for Good");
    expect(asked("res.partner")).toBe(undefined);
});

test("what is gone is told in words, without the number of a record", async () => {
    await makeMockEnv();
    const tell = registry.category("error_handlers").get("sidocakepGone");
    const told = [];
    const env = {services: {notification: {add: (...args) => told.push(args)}}};
    const gone = new FetchRecordError([41]);
    patchWithCleanup(session, {sidocakep_official: false});
    expect(tell(env, gone, gone)).not.toBe(true);
    patchWithCleanup(session, {sidocakep_official: true});
    expect(tell(env, gone, new Error("41"))).not.toBe(true);
    expect(told).toHaveLength(0);
    expect(tell(env, gone, gone)).toBe(true);
    const [[message, options]] = told;
    expect(message).toMatch(/^It was deleted meanwhile, or is not there\./);
    expect(message).not.toMatch(/41/);
    expect(options).toEqual({sticky: true, type: "danger"});
});

test("who handles what is gone is asked before Odoo is", () => {
    const names = registry.category("error_handlers").getEntries();
    const places = names.map(([name]) => name);
    const [ours, odoos] = ["sidocakepGone", "fetchRecordErrorHandler"].map((name) =>
        places.indexOf(name)
    );
    expect(ours).not.toBe(-1);
    expect(ours).toBeLessThan(odoos);
});
