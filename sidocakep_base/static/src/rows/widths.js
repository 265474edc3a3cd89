import {FIELD_WIDTHS} from "@web/views/list/column_width_hook";

/** What a cell has beside its text, in pixels: a badge is round, a head has its arrow. */
const BADGE = 18;
const ARROW = 14;
/** What an amount has on its sides, and its sum below, which is bold. */
const SIDES = 16;
/** Bold letters are wider than those that are measured. */
const BOLD = 1.08;
/** A text is to stand on so many lines if there is room, and never needs more room. */
const LINES = 3;
const ENOUGH = 190;
const DEFAULT = [80];

const known = new Map();
let pen = null;

function measure(text) {
    if (!known.has(text)) {
        if (!pen) {
            const {fontFamily, fontSize} = getComputedStyle(document.body);
            pen = document.createElement("canvas").getContext("2d");
            pen.font = `${fontSize} ${fontFamily}`;
        }
        known.set(text, Math.ceil(pen.measureText(text).width));
    }
    return known.get(text);
}

function longestWord(text) {
    return Math.max(0, ...text.split(/[\s-]+/).map(measure));
}

/** Return least and most width that Odoo gives the column, and whether it may grow. */
function givenWidths(column) {
    if (column.attrs.width) {
        const width = parseInt(column.attrs.width, 10);
        return [width, width];
    }
    let width = column.field.listViewWidth;
    if (typeof width === "function") {
        width = width({
            type: column.fieldType,
            hasLabel: column.hasLabel,
            options: column.options,
        });
    }
    width = width || FIELD_WIDTHS[column.widget || column.fieldType] || DEFAULT;
    return Array.isArray(width) ? width : [width, width];
}

/** An amount stands on one line, or it is no amount: "Rp 517.700.000,…" */
function longestPart(column, text) {
    return column.fieldType === "monetary" ? measure(text) + SIDES : longestWord(text);
}

/** Return what a column needs for its longest word, is given, and would like to have. */
function wantedWidths(column, texts) {
    const extra = column.widget === "badge" ? BADGE : 0;
    const head = column.hasLabel ? longestWord(column.label || "") * BOLD + ARROW : 0;
    const words = texts.map((text) => longestPart(column, text) * BOLD + extra);
    const word = Math.max(head, ...words);
    const least = Math.max(word, givenWidths(column)[0]);
    const whole = Math.max(0, ...texts.map(measure));
    return [word, least, Math.max(least, Math.min(whole / LINES + extra, ENOUGH))];
}

/** Return for each of the wanted widths the greatest one for which there is room. */
function sharedWidths(wanted, room) {
    const sums = [0, 1, 2].map((index) =>
        wanted.reduce((total, widths) => total + widths[index], 0)
    );
    const from = sums[1] > room ? 0 : 1;
    const span = sums[from + 1] - sums[from] || 1;
    const share = Math.min(1, Math.max(0, (room - sums[from]) / span));
    return wanted.map((widths) =>
        Math.ceil(widths[from] + share * (widths[from + 1] - widths[from]))
    );
}

/**
 * Return the columns with widths below which a word would be broken. Odoo shrinks every
 * column of text to 80 pixels before it scrolls: "Tenggatnya" stands on two lines then.
 * What is left of the room goes to long texts, so that they are not nine lines high; where
 * there is too little, columns with a width of their own give way first.
 *
 * @param {Object[]} columns of a list
 * @param {Function} getTexts what the rows show in a column
 * @param {Number} room width of the list
 */
export function keepWordsWhole(columns, getTexts, room) {
    const isText = (column) => column.type === "field" && column.widget !== "handle";
    // what stands for a tick is the markup of its box: nobody reads it
    const textsOf = (column) =>
        column.fieldType === "boolean" ? [] : getTexts(column);
    const wanted = columns.map((column) =>
        isText(column) ? wantedWidths(column, textsOf(column)) : [60, 60, 60]
    );
    const widths = sharedWidths(wanted, room);
    return columns.map((column, index) => {
        if (!isText(column)) {
            return column;
        }
        const [, most] = givenWidths(column);
        const width = widths[index];
        return {
            ...column,
            attrs: {...column.attrs, width: undefined},
            field: {
                ...column.field,
                listViewWidth: most ? [width, Math.max(width, most)] : [width],
            },
        };
    });
}
