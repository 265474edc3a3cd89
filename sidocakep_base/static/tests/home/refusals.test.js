import {describe, expect, test} from "@odoo/hoot";
import {FormController} from "@web/views/form/form_controller";
import {WarningDialog} from "@web/core/errors/error_dialogs";
import {makeMockEnv, patchWithCleanup} from "@web/../tests/web_test_helpers";
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
