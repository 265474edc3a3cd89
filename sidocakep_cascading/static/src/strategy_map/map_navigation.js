/**
 * The box to which an arrow key leads: up to the upper box, down to the lower ones,
 * left and right along the level; inside a pile of boxes up and down along it.
 *
 * @param {Object[]} boxes id, parent, level, x, y, width
 * @param {Number} id the box in focus
 * @param {String} key ArrowUp, ArrowDown, ArrowLeft, ArrowRight, Home or End
 * @returns {Number|null} id of the next box, null where there is none
 */
export function nextBox(boxes, id, key) {
    const here = boxes.find((box) => box.id === id);
    if (!here) {
        return boxes.length ? boxes[0].id : null;
    }
    const finders = {
        ArrowUp: () => inPile(boxes, here, -1) ?? byId(boxes, here.parent),
        ArrowDown: () => inPile(boxes, here, 1) ?? nearestChild(boxes, here),
        ArrowLeft: () => alongLevel(boxes, here, -1),
        ArrowRight: () => alongLevel(boxes, here, 1),
        Home: () => boxes[0],
        End: () => boxes[boxes.length - 1],
    };
    return finders[key]?.()?.id ?? null;
}

function byId(boxes, id) {
    return boxes.find((box) => box.id === id);
}

/** The neighbour above or below in the same column of the same upper box. */
function inPile(boxes, here, step) {
    const pile = boxes
        .filter(
            (box) =>
                box.parent === here.parent &&
                box.level === here.level &&
                box.x === here.x
        )
        .sort((one, other) => one.y - other.y);
    return pile[pile.indexOf(here) + step];
}

function nearestChild(boxes, here) {
    return boxes
        .filter((box) => box.parent === here.id)
        .sort((one, other) => one.y - other.y || one.x - other.x)[0];
}

/** The closest box of the level in the next column to that side. */
function alongLevel(boxes, here, step) {
    const beyond = boxes.filter(
        (box) => box.level === here.level && (box.x - here.x) * step > 0
    );
    return beyond.sort(
        (one, other) =>
            (one.x - other.x) * step ||
            Math.abs(one.y - here.y) - Math.abs(other.y - here.y)
    )[0];
}
