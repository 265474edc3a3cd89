import {deserializeDateTime, parseDateTime, serializeDateTime} from "@web/core/l10n/dates";
import {expect, test} from "@odoo/hoot";
import {makeMockEnv, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {keepOfficeZone} from "@sidocakep_base/office_zone/office_zone";
import {mockTimeZone} from "@odoo/hoot-mock";
import {session} from "@web/session";

test("an hour is that of the offices, whatever the clock of the device", async () => {
    await makeMockEnv();
    mockTimeZone("UTC");
    patchWithCleanup(luxon.Settings, {defaultZone: luxon.Settings.defaultZone});
    patchWithCleanup(session, {sidocakep_zone: "Asia/Makassar"});
    keepOfficeZone();
    const typed = parseDateTime("2026-11-30 09:00:00", {format: "yyyy-MM-dd HH:mm:ss"});
    expect(serializeDateTime(typed)).toBe("2026-11-30 01:00:00");
    expect(deserializeDateTime("2026-11-30 01:00:00").hour).toBe(9);
});
