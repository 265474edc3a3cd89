import {after, expect, test} from "@odoo/hoot";
import {keepOfficeZone} from "@sidocakep_base/office_zone/office_zone";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";
import {session} from "@web/session";

test("an hour is that of the offices, whatever the clock of the device", () => {
    const {Settings} = luxon;
    const own = Settings.defaultZone;
    after(() => (Settings.defaultZone = own));
    patchWithCleanup(session, {sidocakep_zone: false});
    keepOfficeZone();
    expect(Settings.defaultZone.name).toBe(own.name);
    patchWithCleanup(session, {sidocakep_zone: "Asia/Makassar"});
    keepOfficeZone();
    expect(Settings.defaultZone.name).toBe("Asia/Makassar");
});
