import {expect, test} from "@odoo/hoot";
import {QUARTERS, QUARTER_OPTIONS} from "@web/search/utils/dates";
import {makeMockEnv} from "@web/../tests/web_test_helpers";
import {nameQuarters} from "@sidocakep_base/documents/quarters";

test("a date filter names its quarters as officials do", async () => {
    await makeMockEnv();
    const before = Object.values(QUARTER_OPTIONS).map(({id, description}) => [
        id,
        description,
    ]);
    const words = Object.values(QUARTERS).map(({description}) => description);
    nameQuarters();
    expect(QUARTERS[3].description.toString()).toBe("Quarter III");
    expect(QUARTER_OPTIONS.third_quarter.description.toString()).toBe("Quarter III");
    for (const [id, description] of before) {
        QUARTER_OPTIONS[id].description = description;
    }
    words.forEach((description, place) => {
        QUARTERS[place + 1].description = description;
    });
});
