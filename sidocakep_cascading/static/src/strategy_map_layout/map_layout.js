/** @odoo-module ignore **/
/**
 * The strategy map as a drawing: which box stands where, with which lines of text.
 *
 * The same script draws the map in the browser and on paper (the server runs it in a
 * small JavaScript engine), so it is a plain script without imports and touches no
 * page: it measures boxes, lets dagre place them and returns numbers.
 */
(function (scope) {
    const PADDING = 12;
    const LINE = 1.3;
    const STACK_GAP = 10;
    const STACK_INSET = 10;
    // Boxes piled up in one column: the more the map has, the higher the piles.
    const LOWEST_PILE = 5;
    const HIGHEST_PILE = 12;
    const BAND_ABOVE = 34;
    const BAND_BELOW = 16;
    const ROW_GAP = 84;
    const COLUMN_GAP = 26;
    const SMALL = 11.5;
    // In a narrow window a box fits at full size: its type is read without enlarging.
    const NARROW = {width: 300, size: 17, small: 13};
    const MOST_LINES = 9;
    const INK = "#1f2933";
    const MUTED = "#52606d";

    /** From the most strategic level to the most operational one. */
    const STYLES = {
        visi: {width: 620, size: 20, bold: true, fill: "#12355b", band: "#e6edf5"},
        misi: {width: 330, size: 15, bold: true, fill: "#1b5e8c", band: "#e4f0f7"},
        tujuan: {width: 280, size: 14, bold: true, fill: "#0f6b6b", band: "#e2f2f0"},
        sasaran: {width: 260, size: 13.5, bold: true, bar: "#2f7d32", band: "#e9f4e6"},
        strategi: {width: 240, size: 13, bar: "#8a6d00", band: "#fbf5da"},
        arah_kebijakan: {width: 240, size: 13, bar: "#a8481a", band: "#fcede2"},
        program: {width: 240, size: 13, bar: "#6a3d8f", band: "#f2eaf8"},
        kegiatan: {width: 230, size: 12.5, bar: "#45526e", band: "#ebeef4"},
        sub_kegiatan: {width: 230, size: 12.5, bar: "#616161", band: "#f1f1f1"},
    };

    /** Width of a text by the advance widths of a font's signs, for a unit of type. */
    function measureByTable(table) {
        return (text, size, bold) => {
            const widths = bold ? table.bold : table.regular;
            let sum = 0;
            for (const sign of text) {
                sum += widths[sign] ?? table.missing;
            }
            return sum * size;
        };
    }

    /** The lines of a text in a column; what does not fit ends in an ellipsis. */
    function wrap(text, width, fits, most = MOST_LINES) {
        const lines = [];
        let line = "";
        for (const word of text.split(/\s+/).filter(Boolean)) {
            if (lines.length > most) {
                break;
            }
            const longer = line ? `${line} ${word}` : word;
            if (fits(longer) <= width) {
                line = longer;
                continue;
            }
            if (line) {
                lines.push(line);
            }
            line = word;
            // No more than is shown is looked at: a text may be a word without end.
            while (lines.length <= most && fits(line) > width && line.length > 1) {
                let cut = 1;
                while (cut < line.length - 1 && fits(line.slice(0, cut + 1)) <= width) {
                    cut++;
                }
                lines.push(line.slice(0, cut));
                line = line.slice(cut);
            }
        }
        if (line) {
            lines.push(line);
        }
        if (lines.length <= most) {
            return lines;
        }
        const last = lines[most - 1];
        return [...lines.slice(0, most - 1), `${last.slice(0, -1).trimEnd()}…`];
    }

    /** How a level is set: as on paper, or for a narrow window. */
    function getStyle(level, narrow) {
        const style = STYLES[level];
        if (!narrow) {
            return {...style, small: SMALL};
        }
        return {
            ...style,
            width: Math.min(style.width, NARROW.width),
            size: Math.min(Math.max(style.size, NARROW.small), NARROW.size),
            small: NARROW.small,
        };
    }

    /** A box with its texts, still without a place. */
    function measureBox(node, measure, foldable, narrow) {
        const style = getStyle(node.level, narrow);
        const filled = Boolean(style.fill);
        const left = filled ? PADDING : PADDING + 6;
        const room = style.width - left - PADDING;
        const ink = filled ? "#ffffff" : INK;
        const soft = filled ? "#e3edf5" : MUTED;
        const texts = [];
        let y = PADDING;
        const write = (kind, text, size, bold, color, most) => {
            const fits = (part) => measure(part, size, bold);
            for (const line of wrap(text, room, fits, most)) {
                y += size * LINE;
                texts.push({
                    kind,
                    text: line,
                    x: left,
                    y: y - size * 0.3,
                    size,
                    bold,
                    ink: color,
                });
            }
        };
        if (node.code || (node.rating && node.rating.color)) {
            write(
                "code",
                node.code || " ",
                style.small,
                true,
                filled ? soft : style.bar,
                1
            );
        }
        write("name", node.name, style.size, Boolean(style.bold), ink);
        if (node.rating && node.rating.words) {
            write("rating", node.rating.words, style.small, true, ink, 2);
        }
        y += 3;
        if (node.responsible) {
            write("responsible", node.responsible, style.small, false, soft, 2);
        }
        if (node.person) {
            write("person", node.person, style.small, true, soft, 1);
        }
        if (node.facts) {
            write("facts", node.facts, style.small, false, soft, 2);
        }
        for (const note of node.notes || []) {
            write("note", note, style.small, false, soft);
        }
        if (node.perspective) {
            write(
                "perspective",
                node.perspective,
                style.small,
                true,
                filled ? ink : style.bar,
                1
            );
        }
        return {
            id: node.id,
            level: node.level,
            width: style.width,
            // The button that folds sits on the lower edge: it covers no text.
            height: Math.ceil(y + PADDING + (foldable ? 8 : -2)),
            fill: style.fill || "#ffffff",
            bar: style.bar || null,
            line: style.fill || style.bar,
            rating: node.rating || null,
            texts,
        };
    }

    /** The nodes of the map that are to be seen, in the order of the tree. */
    function visibleTree(nodes, folded) {
        const known = new Set(nodes.map((node) => node.id));
        const childrenOf = new Map(nodes.map((node) => [node.id, []]));
        const roots = [];
        for (const node of nodes) {
            if (known.has(node.parent_id)) {
                childrenOf.get(node.parent_id).push(node);
            } else {
                roots.push(node);
            }
        }
        const count = (node) =>
            childrenOf.get(node.id).reduce((sum, child) => sum + 1 + count(child), 0);
        const shown = [];
        const visit = (node, parent) => {
            const children = childrenOf.get(node.id);
            const isFolded = folded.has(node.id) && children.length > 0;
            const item = {
                node,
                parent,
                children: [],
                foldable: children.length > 0,
                folded: isFolded,
                hidden: isFolded ? count(node) : 0,
            };
            shown.push(item);
            if (!isFolded) {
                item.children = children.map((child) => visit(child, item));
            }
            return item;
        };
        roots.forEach((node) => visit(node, null));
        return shown;
    }

    /** The nearest node of the drawing that stands for ``id``: itself or one above. */
    function standIn(id, boxById, parentOf) {
        let found = id;
        while (found && !boxById.has(found)) {
            found = parentOf.get(found);
        }
        return found ? boxById.get(found) : null;
    }

    /**
     * What dagre is to place: a box of its own, or the leaves of one parent and level
     * piled up as one block, so that a wide level does not make an endless row.
     */
    function makeUnits(items, boxOf) {
        const units = [];
        const wanted = Math.ceil(Math.sqrt(items.length) * 0.6);
        const highest = Math.min(HIGHEST_PILE, Math.max(LOWEST_PILE, wanted));
        const pile = (leaves) => {
            const columns = Math.ceil(leaves.length / highest);
            const most = Math.ceil(leaves.length / columns);
            for (let start = 0; start < leaves.length; start += most) {
                units.push(makeUnit(leaves.slice(start, start + most), boxOf));
            }
        };
        const place = (siblings) => {
            const piles = new Map();
            for (const item of siblings) {
                if (item.children.length) {
                    units.push(makeUnit([item], boxOf));
                    place(item.children);
                } else {
                    const level = item.node.level;
                    piles.set(level, [...(piles.get(level) || []), item]);
                }
            }
            piles.forEach(pile);
        };
        place(items.filter((item) => !item.parent));
        return units;
    }

    function makeUnit(items, boxOf) {
        const boxes = items.map((item) => boxOf.get(item.node.id));
        const inset = boxes.length > 1 ? STACK_INSET : 0;
        const heights = boxes.reduce((sum, box) => sum + box.height, 0);
        return {
            key: `unit_${items[0].node.id}`,
            level: items[0].node.level,
            parent: items[0].parent,
            boxes,
            inset,
            width: boxes[0].width + 2 * inset,
            height: heights + (boxes.length - 1) * STACK_GAP + 2 * inset,
        };
    }

    /** Lets dagre give every unit its place; returns the laid out graph. */
    function placeUnits(units, rows) {
        const graph = new scope.dagre.graphlib.Graph();
        graph.setGraph({
            rankdir: "TB",
            rankalign: "top",
            ranksep: ROW_GAP,
            nodesep: COLUMN_GAP,
            edgesep: COLUMN_GAP / 2,
        });
        graph.setDefaultEdgeLabel(() => ({}));
        graph.setNode("top", {width: 1, height: 1});
        const unitOf = new Map();
        for (const unit of units) {
            graph.setNode(unit.key, {width: unit.width, height: unit.height});
            unit.boxes.forEach((box) => unitOf.set(box.id, unit));
        }
        for (const unit of units) {
            const upper = unit.parent && unitOf.get(unit.parent.node.id);
            const from = upper ? rows.get(upper.level) : -1;
            // As many rows down as levels lie between: each level has its own row.
            graph.setEdge(upper ? upper.key : "top", unit.key, {
                minlen: rows.get(unit.level) - from,
            });
        }
        // The tree's own order has no crossing and is the order of the document.
        scope.dagre.layout(graph, {disableOptimalOrderHeuristic: true});
        return graph;
    }

    /** A curve that leaves and arrives upright: [start, [control, control, end]…]. */
    function uprightCurve(points) {
        const segments = [];
        for (let index = 1; index < points.length; index++) {
            const [x0, y0] = points[index - 1];
            const [x1, y1] = points[index];
            const middle = (y0 + y1) / 2;
            segments.push([x0, middle, x1, middle, x1, y1]);
        }
        return {start: points[0], segments};
    }

    function toPath({start, segments}) {
        const round = (number) => Math.round(number * 10) / 10;
        const curves = segments.map((numbers) => `C${numbers.map(round).join(" ")}`);
        return `M${start.map(round).join(" ")}${curves.join("")}`;
    }

    function linkCurve(from, to) {
        const centre = (box) => box.x + box.width / 2;
        if (from.y >= to.y + to.height || to.y >= from.y + from.height) {
            const upward = from.y > to.y;
            const side = centre(to) >= centre(from) ? 0.25 : -0.25;
            const x0 = centre(from) + from.width * side;
            const x1 = centre(to) - to.width * side;
            const y0 = upward ? from.y : from.y + from.height;
            const y1 = upward ? to.y + to.height : to.y;
            return uprightCurve([
                [x0, y0],
                [x1, y1],
            ]);
        }
        // Side by side: an arch over both.
        const top = Math.min(from.y, to.y) - 44;
        const x0 = centre(from);
        const x1 = centre(to);
        return {start: [x0, from.y], segments: [[x0, top, x1, top, x1, to.y]]};
    }

    function drawLinks(nodes, boxById) {
        const parentOf = new Map(nodes.map((node) => [node.id, node.parent_id]));
        const links = new Map();
        for (const node of nodes) {
            for (const effect of node.link_ids || []) {
                const from = standIn(node.id, boxById, parentOf);
                const to = standIn(effect, boxById, parentOf);
                if (from && to && from !== to) {
                    const curve = linkCurve(from, to);
                    const key = `${from.id}_${to.id}`;
                    links.set(key, {
                        key,
                        from: from.id,
                        to: to.id,
                        path: toPath(curve),
                        ...curve,
                    });
                }
            }
        }
        return [...links.values()];
    }

    /**
     * @param {Object} input
     * @param {Object[]} input.nodes id, parent_id, level, name; code, responsible,
     *  person, facts, notes, perspective, rating and link_ids where there are any
     * @param {Object} input.labels names of the levels
     * @param {Number[]} [input.folded] ids of the nodes whose branch is folded
     * @param {Boolean} [input.narrow] for a window no wider than one box
     * @param {Function} [input.measure] width of (text, size, bold)
     * @param {Object} [input.widths] advance widths to measure by, instead of measure
     * @returns {Object} width, height, bands, stacks, boxes, edges, links
     */
    function draw(input) {
        const measure = input.measure || measureByTable(input.widths);
        const items = visibleTree(input.nodes, new Set(input.folded || []));
        const boxById = new Map();
        for (const item of items) {
            boxById.set(item.node.id, {
                ...measureBox(item.node, measure, item.foldable, input.narrow),
                parent: item.parent ? item.parent.node.id : null,
                foldable: item.foldable,
                folded: item.folded,
                hidden: item.hidden,
            });
        }
        const present = new Set(items.map((item) => item.node.level));
        const levels = Object.keys(STYLES).filter((level) => present.has(level));
        const rows = new Map(levels.map((level, row) => [level, row]));
        const units = makeUnits(items, boxById);
        if (!units.length) {
            return {
                width: 0,
                height: 0,
                bands: [],
                stacks: [],
                boxes: [],
                edges: [],
                links: [],
            };
        }
        const graph = placeUnits(units, rows);
        return assemble({units, graph, levels, boxById, input});
    }

    /** From dagre's centres to corners that begin at nought. */
    function assemble({units, graph, levels, boxById, input}) {
        for (const unit of units) {
            const {x, y} = graph.node(unit.key);
            unit.x = x - unit.width / 2;
            unit.y = y - unit.height / 2;
        }
        const left = Math.min(...units.map((unit) => unit.x)) - COLUMN_GAP;
        const top = Math.min(...units.map((unit) => unit.y)) - BAND_ABOVE;
        const unitOf = new Map();
        for (const unit of units) {
            unit.x -= left;
            unit.y -= top;
            let y = unit.y + unit.inset;
            for (const box of unit.boxes) {
                Object.assign(box, {x: unit.x + unit.inset, y});
                y += box.height + STACK_GAP;
                unitOf.set(box.id, unit);
            }
        }
        const bands = levels.map((level) => {
            const own = units.filter((unit) => unit.level === level);
            const y = Math.min(...own.map((unit) => unit.y)) - BAND_ABOVE;
            const end =
                Math.max(...own.map((unit) => unit.y + unit.height)) + BAND_BELOW;
            const {band, fill, bar} = STYLES[level];
            const label = input.labels[level] || level;
            return {level, label, y, height: end - y, fill: band, ink: fill || bar};
        });
        const edges = [];
        for (const unit of units.filter((candidate) => candidate.parent)) {
            const parent = boxById.get(unit.parent.node.id);
            const upper = unitOf.get(parent.id);
            const points = graph.edge(upper.key, unit.key).points;
            const skips = levels.indexOf(unit.level) - levels.indexOf(parent.level) > 1;
            const between = skips
                ? points.slice(1, -1).map((point) => [point.x - left, point.y - top])
                : [];
            const curve = uprightCurve([
                [parent.x + parent.width / 2, parent.y + parent.height],
                ...between,
                [unit.x + unit.width / 2, unit.y],
            ]);
            const key = unit.key;
            edges.push({
                key,
                from: parent.id,
                to: unit.boxes[0].id,
                path: toPath(curve),
                ...curve,
            });
        }
        const last = bands[bands.length - 1];
        return {
            width: Math.max(...units.map((unit) => unit.x + unit.width)) + COLUMN_GAP,
            height: last.y + last.height,
            bands,
            stacks: units
                .filter((unit) => unit.boxes.length > 1)
                .map(({key, x, y, width, height, level}) => {
                    return {
                        key,
                        x,
                        y,
                        width,
                        height,
                        line: STYLES[level].bar || STYLES[level].fill,
                    };
                }),
            boxes: [...boxById.values()],
            edges,
            links: drawLinks(input.nodes, boxById),
        };
    }

    scope.sidocakepStrategyMap = {draw, wrap, measureByTable};
})(globalThis);
