import {describe, expect, test} from "@odoo/hoot";
import {footerFigure, shareOfSums, weightedMean} from "@sidocakep_base/rows/footer";

describe.current.tags("desktop");

const MEAN = {name: "achievement", options: {weight: "measured"}};
const SHARE = {name: "of_ceiling", options: {share_of: ["realised", "ceiling"]}};

test("what has no figure takes no part in the mean under a list", () => {
    const rows = [
        {achievement: 0, measured: 0},
        {achievement: 95, measured: 1},
        {achievement: 105, measured: 1},
    ];
    expect(footerFigure(MEAN, rows, false)).toBe(100);
    expect(footerFigure(MEAN, rows.slice(0, 1), false)).toBe(undefined);
    // A typed 0 is a figure: it counts.
    expect(
        weightedMean(
            [...rows, {achievement: 0, measured: 1}],
            "achievement",
            "measured"
        )
    ).toBe(200 / 3);
});

test("under one page of several there is no mean", () => {
    const rows = [{achievement: 95, measured: 1}];
    expect(footerFigure(MEAN, rows, false, true)).toBe(95);
    expect(footerFigure(MEAN, rows, false, false)).toBe(undefined);
});

test("a group weighs as much as it has figures", () => {
    const groups = [
        {achievement: 50, measured: 1},
        {achievement: 100, measured: 3},
        {achievement: false, measured: 0},
    ];
    expect(footerFigure(MEAN, groups, true)).toBe(87.5);
});

test("the share under groups is that of their sums, not the mean of their shares", () => {
    const groups = [
        {ceiling: 400, realised: 300, of_ceiling: 75},
        {ceiling: 600, realised: false, of_ceiling: false},
    ];
    expect(footerFigure(SHARE, groups, true)).toBe(30);
    expect(footerFigure(SHARE, groups.slice(1), true)).toBe(undefined);
    expect(shareOfSums([{ceiling: 0, realised: 5}], ["realised", "ceiling"])).toBe(
        undefined
    );
    // The rows of one page are no year.
    expect(footerFigure(SHARE, groups, false)).toBe(undefined);
});

test("any other column keeps the figure Odoo writes under it", () => {
    expect(footerFigure({name: "amount", options: {}}, [{amount: 3}], false)).toBe(
        null
    );
    expect(footerFigure({name: "amount"}, [], true)).toBe(null);
});
