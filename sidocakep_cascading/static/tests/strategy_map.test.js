import {beforeEach, describe, expect, test} from "@odoo/hoot";
import {
    click,
    keyDown,
    queryAll,
    queryAllTexts,
    queryFirst,
    queryOne,
    waitFor,
} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
    preloadBundle,
    toggleMenuItem,
    toggleSearchBarMenu,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {nextBox} from "@sidocakep_cascading/strategy_map/map_navigation";
import {MapViewport} from "@sidocakep_cascading/strategy_map/map_viewport";

const LABELS = {visi: "Visi", sasaran: "Sasaran", program: "Program"};

function makeNode(id, parent_id, level, values = {}) {
    return {
        id,
        parent_id,
        level,
        name: `Node ${id}`,
        code: `${id}`,
        perspective: "",
        responsible: "",
        person: "",
        facts: "",
        link_ids: [],
        rating: false,
        ...values,
    };
}

/** A vision with two objectives; three programmes below the first of them. */
function makeNodes() {
    return [
        makeNode(1, false, "visi"),
        makeNode(2, 1, "sasaran"),
        makeNode(3, 1, "sasaran"),
        makeNode(4, 2, "program", {link_ids: [3]}),
        makeNode(5, 2, "program"),
        makeNode(6, 2, "program"),
    ];
}

/** Every sign is half as wide as it is high. */
const measure = (text, size) => text.length * size * 0.5;

function draw(input = {}) {
    const nodes = input.nodes || makeNodes();
    return globalThis.sidocakepStrategyMap.draw({
        labels: LABELS,
        measure,
        ...input,
        nodes,
    });
}

function boxOf(drawing, id) {
    return drawing.boxes.find((box) => box.id === id);
}

preloadBundle("sidocakep_cascading.assets_strategy_map");

describe("layout", () => {
    test("each level has a row of its own, in the order of the levels", () => {
        const drawing = draw();
        expect(drawing.bands.map((band) => band.label)).toEqual([
            "Visi",
            "Sasaran",
            "Program",
        ]);
        for (const box of drawing.boxes) {
            const band = drawing.bands.find(
                (candidate) => candidate.level === box.level
            );
            expect(box.y).toBeGreaterThan(band.y);
            expect(box.y + box.height).toBeLessThan(band.y + band.height);
        }
        const [first, second, third] = drawing.bands;
        expect(first.y + first.height).toBeLessThan(second.y);
        expect(second.y + second.height).toBeLessThan(third.y);
    });

    test("no box covers another and all are on the sheet", () => {
        const nodes = makeNodes();
        for (let id = 10; id < 60; id++) {
            nodes.push(makeNode(id, 2 + (id % 2), "program"));
        }
        const drawing = draw({nodes});
        expect(drawing.boxes).toHaveLength(56);
        for (const one of drawing.boxes) {
            expect(one.x).toBeGreaterThan(0);
            expect(one.x + one.width).toBeLessThan(drawing.width);
            expect(one.y + one.height).toBeLessThan(drawing.height);
            for (const other of drawing.boxes) {
                const apart =
                    one === other ||
                    one.x + one.width <= other.x ||
                    other.x + other.width <= one.x ||
                    one.y + one.height <= other.y ||
                    other.y + other.height <= one.y;
                expect(apart).toBe(true);
            }
        }
    });

    test("in a narrow window no type is small and every box fits", () => {
        const nodes = [makeNode(1, false, "visi"), makeNode(2, 1, "program")];
        const {boxes} = draw({nodes, narrow: true});
        for (const box of boxes) {
            expect(box.width).toBeLessThan(301);
            for (const text of box.texts) {
                expect(text.size).toBeGreaterThan(12.9);
            }
        }
        const wide = draw({nodes}).boxes;
        expect(wide[0].width).toBe(620);
    });

    test("leaves of one upper box are piled up in their order", () => {
        const drawing = draw();
        expect(drawing.stacks).toHaveLength(1);
        const pile = [4, 5, 6].map((id) => boxOf(drawing, id));
        expect(new Set(pile.map((box) => box.x)).size).toBe(1);
        expect(pile[0].y).toBeLessThan(pile[1].y);
        expect(pile[1].y).toBeLessThan(pile[2].y);
    });

    test("a level that is skipped leaves the boxes in the row of their level", () => {
        const drawing = draw({
            nodes: [
                ...makeNodes(),
                makeNode(7, 1, "program", {name: "Straight below"}),
            ],
        });
        expect(boxOf(drawing, 7).y).toBeGreaterThan(boxOf(drawing, 2).y + 50);
        expect(drawing.edges.map((edge) => edge.from)).toEqual([1, 2, 1, 1]);
    });

    test("a folded branch hides what is below and counts it", () => {
        const drawing = draw({folded: [2]});
        expect(drawing.boxes.map((box) => box.id)).toEqual([1, 2, 3]);
        expect(boxOf(drawing, 2).hidden).toBe(3);
        expect(boxOf(drawing, 2).folded).toBe(true);
        expect(boxOf(drawing, 3).foldable).toBe(false);
    });

    test("a link from a folded branch starts at the box that stands for it", () => {
        expect(draw().links.map(({from, to}) => [from, to])).toEqual([[4, 3]]);
        expect(draw({folded: [2]}).links.map(({from, to}) => [from, to])).toEqual([
            [2, 3],
        ]);
        expect(draw({folded: [1]}).links).toEqual([]);
    });

    test("text is wrapped to the box; what is too long ends in an ellipsis", () => {
        const {wrap} = globalThis.sidocakepStrategyMap;
        const fits = (text) => text.length;
        expect(wrap("satu dua tiga", 8, fits)).toEqual(["satu dua", "tiga"]);
        expect(wrap("ketidakberdayaan", 6, fits)).toEqual(["ketida", "kberda", "yaan"]);
        expect(wrap("satu dua tiga empat", 4, fits, 2)).toEqual(["satu", "du…"]);
        expect(wrap("", 8, fits)).toEqual([]);
    });

    test("a plan without nodes is an empty drawing", () => {
        expect(draw({nodes: []}).boxes).toEqual([]);
    });

    test("widths by the table of a font", () => {
        const byTable = globalThis.sidocakepStrategyMap.measureByTable({
            regular: {a: 0.5},
            bold: {a: 0.6},
            missing: 1,
        });
        expect(byTable("aa", 10, false)).toBe(10);
        expect(byTable("aa", 10, true)).toBe(12);
        expect(byTable("az", 10, false)).toBe(15);
    });
});

describe("keyboard", () => {
    test("arrows follow the graph", () => {
        const {boxes} = draw();
        expect(nextBox(boxes, 1, "ArrowUp")).toBe(null);
        expect(nextBox(boxes, 1, "ArrowDown")).toBe(
            boxOf({boxes}, 2).x < boxOf({boxes}, 3).x ? 2 : 3
        );
        expect(nextBox(boxes, 2, "ArrowDown")).toBe(4);
        expect(nextBox(boxes, 4, "ArrowDown")).toBe(5);
        expect(nextBox(boxes, 5, "ArrowUp")).toBe(4);
        expect(nextBox(boxes, 4, "ArrowUp")).toBe(2);
        expect(nextBox(boxes, 6, "ArrowDown")).toBe(null);
        expect(nextBox(boxes, 5, "ArrowRight")).toBe(null);
        const [left, right] =
            boxOf({boxes}, 2).x < boxOf({boxes}, 3).x ? [2, 3] : [3, 2];
        expect(nextBox(boxes, left, "ArrowRight")).toBe(right);
        expect(nextBox(boxes, right, "ArrowLeft")).toBe(left);
        expect(nextBox(boxes, 6, "Home")).toBe(1);
        expect(nextBox(boxes, 99, "ArrowUp")).toBe(1);
    });
});

describe("viewport", () => {
    const WINDOW = {width: 800, height: 600};

    test("the point under the pointer stays where it is", () => {
        const viewport = new MapViewport();
        viewport.zoom(2, 100, 50);
        expect([viewport.x, viewport.y, viewport.scale]).toEqual([-100, -50, 2]);
        viewport.zoom(100, 0, 0);
        expect(viewport.scale).toBe(3);
    });

    test("all of a drawing, never larger than drawn", () => {
        const viewport = new MapViewport();
        viewport.fit({width: 1568, height: 300}, WINDOW, 8);
        expect(viewport.scale).toBe(0.5);
        viewport.fit({width: 100, height: 100}, WINDOW, 8);
        expect(viewport.scale).toBe(1);
        expect(viewport.x).toBe(350);
    });

    test("a box outside is brought in, one inside stays", () => {
        const viewport = new MapViewport();
        viewport.reveal({x: 100, y: 100, width: 200, height: 80}, WINDOW);
        expect([viewport.x, viewport.y]).toEqual([0, 0]);
        viewport.reveal({x: 900, y: 100, width: 200, height: 80}, WINDOW, 24);
        expect([viewport.x, viewport.y]).toEqual([-324, 0]);
    });
});

describe("view", () => {
    class PlanNode extends models.Model {
        _name = "sidocakep.plan.node";

        name = fields.Char();
        stakeholders = fields.Char();
        link_ids = fields.Many2many({relation: "sidocakep.plan.node"});

        _records = makeNodes().map(({id, name}) => ({
            id,
            name,
            stakeholders: `Who cares about ${id}`,
        }));
        _views = {
            sidocakep_map: `<sidocakep_map><field name="stakeholders"/></sidocakep_map>`,
            form: `<form><field name="name"/></form>`,
            search: `<search><filter name="mine" string="Mine" domain="[('id', '=', 5)]"/></search>`,
        };
    }
    defineMailModels();
    defineModels([PlanNode]);

    let read = null;
    beforeEach(() => {
        read = {
            plans: [
                {id: 7, name: "Renstra A"},
                {id: 8, name: "Renstra B"},
            ],
            plan: {
                id: 7,
                name: "Renstra A",
                state: "draft",
                state_label: "Draft",
                review: "Not reviewed yet.",
                overdue: true,
                coordinator: "Kepala Dinas: Siti",
                can_edit: true,
                can_review: false,
            },
            labels: LABELS,
            nodes: makeNodes(),
            matches: null,
            periods: [],
            achievement: false,
            legend: [],
        };
        onRpc("strategy_map_read", ({args, kwargs}) => {
            expect.step(`read ${kwargs.plan_id} ${kwargs.with_activities}`);
            return {...read, matches: args[0].length ? read.matches : null};
        });
    });

    const mountMap = (params = {}) =>
        mountView({type: "sidocakep_map", resModel: "sidocakep.plan.node", ...params});

    test("draws the plan with its heading", async () => {
        await mountMap();
        expect.verifySteps(["read false false"]);
        expect("[role=treeitem]").toHaveCount(6);
        expect(".o_sidocakep_map_reviewed").toHaveText("Not reviewed yet.");
        expect(".o_sidocakep_map_coordinator").toHaveText(
            "Coordinated by Kepala Dinas: Siti"
        );
        expect("svg [role=tree] [tabindex='0']").toHaveCount(1);
        expect(".o_sidocakep_map_legend").toHaveText("Cause and effect");
        const item = queryOne("[data-id='2']");
        expect(item.getAttribute("aria-expanded")).toBe("true");
        expect(item.getAttribute("aria-level")).toBe("2");
        expect(item.getAttribute("aria-label")).toBe("Sasaran 2 Node 2");
    });

    test("keys fold, move and open; Escape comes back", async () => {
        await mountMap();
        expect.verifySteps(["read false false"]);
        queryOne("[data-id='1']").focus();
        await keyDown("ArrowDown");
        await keyDown("Home");
        queryOne("[data-id='2']").focus();
        await click("[data-id='2'] .o_sidocakep_map_fold");
        await animationFrame();
        expect("[role=treeitem]").toHaveCount(3);
        expect("[data-id='2']").toHaveAttribute("aria-expanded", "false");
        await keyDown(" ");
        await animationFrame();
        expect("[role=treeitem]").toHaveCount(6);
        await keyDown("ArrowDown");
        expect("[data-id='4']").toBeFocused();
        await keyDown("Enter");
        await waitFor(".o_sidocakep_map_panel [data-fact=stakeholders]", {
            timeout: 3000,
        });
        expect(".o_sidocakep_map_panel h2").toHaveText("4 Node 4");
        expect(queryAllTexts("[data-fact=stakeholders] dd")).toEqual([
            "Who cares about 4",
        ]);
        await keyDown("Escape");
        await animationFrame();
        expect(".o_sidocakep_map_panel").toHaveCount(0);
        expect("[data-id='4']").toBeFocused();
    });

    test("zooming and panning move one group and draw nothing anew", async () => {
        await mountMap();
        expect.verifySteps(["read false false"]);
        const box = queryFirst("[data-id='2']");
        const layer = queryOne("[role=tree]").parentElement;
        const before = layer.getAttribute("transform");
        await click(".o_sidocakep_map_zoom_in");
        expect(layer.getAttribute("transform")).not.toBe(before);
        expect(queryFirst("[data-id='2']")).toBe(box);
        await click(".o_sidocakep_map_fit");
        expect(layer.getAttribute("transform")).toBe(before);
    });

    test("a search dims what does not match, and can leave it out", async () => {
        read.matches = [5];
        await mountMap({domain: [["name", "=", "x"]]});
        expect.verifySteps(["read false false"]);
        expect(".o_dimmed").toHaveCount(5);
        expect(".o_match").toHaveCount(1);
        expect(".o_sidocakep_map_matches").toHaveText("1 of 6 match");
        await contains(".o_sidocakep_map_only").click();
        expect(queryAll("[role=treeitem]").map((item) => item.dataset.id)).toEqual([
            "1",
            "2",
            "5",
        ]);
    });

    test("a search changes the map that is shown", async () => {
        read.matches = [5];
        await mountMap();
        expect(".o_dimmed").toHaveCount(0);
        await toggleSearchBarMenu();
        await toggleMenuItem("Mine");
        expect(".o_dimmed").toHaveCount(5);
        await toggleMenuItem("Mine");
        expect(".o_dimmed").toHaveCount(0);
        expect.verifySteps(["read false false", "read 7 false", "read 7 false"]);
    });

    test("links are added and removed from the panel", async () => {
        onRpc("sidocakep.plan.node", "write", ({args}) => {
            expect.step(JSON.stringify(args));
            return true;
        });
        await mountMap();
        await contains("[data-id='4'] .o_sidocakep_map_body").click();
        await contains("select.o_sidocakep_map_effect").select("2");
        await contains("button.o_sidocakep_map_link").click();
        await contains(".o_sidocakep_map_effects li .btn-light").click();
        expect.verifySteps([
            "read false false",
            '[[4],{"link_ids":[[4,2]]}]',
            "read 7 false",
            '[[4],{"link_ids":[[3,3]]}]',
            "read 7 false",
        ]);
    });

    test("what is decided is not edited", async () => {
        read.plan.can_edit = false;
        await mountMap();
        await contains("[data-id='4'] .o_sidocakep_map_body").click();
        expect(".o_sidocakep_map_effects").toHaveCount(1);
        expect("select.o_sidocakep_map_effect").toHaveCount(0);
        expect.verifySteps(["read false false"]);
    });

    test("another plan, and the activities", async () => {
        await mountMap({context: {sidocakep_map_plan_id: 7}});
        await contains("select.o_sidocakep_map_plan").select("8");
        await contains(".o_sidocakep_map_activities").click();
        expect.verifySteps(["read 7 false", "read 8 false", "read 7 true"]);
    });

    test("a rating colours its box and stands in the legend", async () => {
        read.legend = [{label: "Tinggi", color: "#2f7d32"}];
        read.nodes[1].rating = {
            value: "92,5%",
            label: "Tinggi",
            color: "#2f7d32",
            words: "Tinggi: 92,5%",
        };
        await mountMap();
        expect(".o_sidocakep_map_legend_entry").toHaveText("Tinggi");
        expect("[data-id='2'] .o_sidocakep_map_rating").toHaveText("92,5%");
        expect("[data-id='2'] .o_sidocakep_map_frame").toHaveAttribute(
            "stroke",
            "#2f7d32"
        );
        expect(queryOne("[data-id='2']").getAttribute("aria-label")).toInclude(
            "Tinggi: 92,5%"
        );
        expect.verifySteps(["read false false"]);
    });

    test("no figure: a broken line and words, no colour", async () => {
        read.legend = [{label: "Not Due", color: ""}];
        read.nodes[1].rating = {
            value: "",
            label: "Not Due",
            color: "",
            words: "Not Due",
        };
        await mountMap();
        expect("[data-id='2'] .o_sidocakep_map_frame.o_without").toHaveCount(1);
        expect("[data-id='2'] .o_sidocakep_map_rating").toHaveCount(0);
        expect("[data-id='2']").toHaveText(/Not Due/);
        expect(queryOne("[data-id='2']").getAttribute("aria-label")).toInclude(
            "Not Due"
        );
        expect(".o_sidocakep_map_legend .o_without").toHaveCount(1);
        expect("[data-id='3'] .o_sidocakep_map_frame").toHaveCount(0);
        expect.verifySteps(["read false false"]);
    });

    test("the period is chosen, and the note below says what counts", async () => {
        onRpc("strategy_map_read", ({kwargs}) => {
            expect.step(`achievement ${kwargs.with_achievement}`);
            return {
                ...read,
                periods: [{key: "2026-quarter-1", name: "2026 quarter 1"}],
                achievement: kwargs.with_achievement && {
                    key: kwargs.with_achievement,
                    title: "2026 quarter 1: accepted",
                    note: "Only the accepted measurement counts.",
                },
            };
        });
        await mountMap();
        expect(".o_sidocakep_map_counted").toHaveCount(0);
        await contains("select.o_sidocakep_map_period").select("2026-quarter-1");
        expect(".o_sidocakep_map_counted").toHaveText(
            "2026 quarter 1: accepted\nOnly the accepted measurement counts."
        );
        await contains("select.o_sidocakep_map_period").select("");
        expect(".o_sidocakep_map_counted").toHaveCount(0);
        expect.verifySteps([
            "achievement false",
            "achievement 2026-quarter-1",
            "achievement false",
        ]);
    });

    test("no plan: the help tells the next step", async () => {
        read.plan = false;
        read.nodes = [];
        await mountMap({noContentHelp: "Write a plan first"});
        expect(".o_view_nocontent").toHaveText("Write a plan first");
        expect.verifySteps(["read false false"]);
    });
});
