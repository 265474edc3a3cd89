import {describe, expect, test} from "@odoo/hoot";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";

import {officialFormHandler} from "@sidocakep_report/report/official_form_handler.esm";
import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";

describe.current.tags("headless");

const FORM = {
    type: "ir.actions.report",
    report_type: "qweb-pdf",
    report_name: "sidocakep_report.report_pk",
    context: {active_ids: [3, 4]},
    sidocakep_form: true,
};

function makeEnv() {
    return {
        services: {
            ui: {
                block: () => expect.step("block"),
                unblock: () => expect.step("unblock"),
            },
            action: {doAction: (action) => expect.step(action.type)},
        },
    };
}

function patchDownload(implementation = () => {}) {
    patchWithCleanup(download, {
        _download: async (options) => {
            expect.step(`${options.url} ${options.data.data}`);
            return implementation();
        },
    });
}

const DOWNLOADED =
    '/report/download ["/report/pdf/sidocakep_report.report_pk/3,4","qweb-pdf"]';

test("an official form is downloaded without asking for wkhtmltopdf", async () => {
    patchDownload();
    const options = {onClose: () => expect.step("closed")};
    expect(await officialFormHandler(FORM, options, makeEnv())).toBe(true);
    expect.verifySteps(["block", DOWNLOADED, "unblock", "closed"]);
});

test("a dialog that asks for it is closed afterwards", async () => {
    patchDownload();
    const action = {...FORM, close_on_report_download: true};
    await officialFormHandler(action, {}, makeEnv());
    expect.verifySteps(["block", DOWNLOADED, "unblock", "ir.actions.act_window_close"]);
});

test("the screen is free again after an error", async () => {
    patchDownload(() => Promise.reject(new Error("no font")));
    await expect(officialFormHandler(FORM, {}, makeEnv())).rejects.toThrow("no font");
    expect.verifySteps(["block", DOWNLOADED, "unblock"]);
});

test("other reports are left to their own handlers", async () => {
    const others = [
        {...FORM, sidocakep_form: false},
        {...FORM, report_type: "qweb-html"},
        {...FORM, report_type: "xlsx"},
    ];
    for (const action of others) {
        expect(await officialFormHandler(action, {}, makeEnv())).toBe(false);
    }
    expect.verifySteps([]);
});

test("the handler is registered", () => {
    const handlers = registry.category("ir.actions.report handlers");
    expect(handlers.get("sidocakep_official_form")).toBe(officialFormHandler);
});
