import {describe, expect, test} from "@odoo/hoot";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";

import {typesetReportHandler} from "@sidocakep_report/typeset/typeset_report_handler.esm";
import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";

describe.current.tags("headless");

const REPORT = {
    type: "ir.actions.report",
    report_type: "qweb-pdf",
    report_name: "typeset.test_card",
    context: {active_ids: [3, 4]},
    is_typeset: true,
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

const DOWNLOADED = '/report/download ["/report/pdf/typeset.test_card/3,4","qweb-pdf"]';

test("a typeset report is downloaded without asking for wkhtmltopdf", async () => {
    patchDownload();
    const options = {onClose: () => expect.step("closed")};
    expect(await typesetReportHandler(REPORT, options, makeEnv())).toBe(true);
    expect.verifySteps(["block", DOWNLOADED, "unblock", "closed"]);
});

test("a dialog that asks for it is closed afterwards", async () => {
    patchDownload();
    const action = {...REPORT, close_on_report_download: true};
    await typesetReportHandler(action, {}, makeEnv());
    expect.verifySteps(["block", DOWNLOADED, "unblock", "ir.actions.act_window_close"]);
});

test("the screen is free again after an error", async () => {
    patchDownload(() => Promise.reject(new Error("no font")));
    await expect(typesetReportHandler(REPORT, {}, makeEnv())).rejects.toThrow(
        "no font"
    );
    expect.verifySteps(["block", DOWNLOADED, "unblock"]);
});

test("what the action is asked for goes along", async () => {
    patchWithCleanup(download, {
        _download: async ({data}) => {
            const context = JSON.parse(data.context);
            expect.step(`${context.shown_period} ${"lang" in context}`);
        },
    });
    const action = {...REPORT, context: {...REPORT.context, shown_period: "q1"}};
    await typesetReportHandler(action, {}, makeEnv());
    expect.verifySteps(["block", "q1 true", "unblock"]);
});

test("other reports are left to their own handlers", async () => {
    const others = [
        {...REPORT, is_typeset: false},
        {...REPORT, report_type: "qweb-html"},
        {...REPORT, report_type: "xlsx"},
    ];
    for (const action of others) {
        expect(await typesetReportHandler(action, {}, makeEnv())).toBe(false);
    }
    expect.verifySteps([]);
});

test("the handler is registered", () => {
    const handlers = registry.category("ir.actions.report handlers");
    expect(handlers.get("typeset")).toBe(typesetReportHandler);
});
