/** The months of an action as the server keeps them: "1, 4, 7". */

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function readMonths(text) {
    return new Set((text || "").split(/\D+/).filter(Boolean).map(Number));
}

export function writeMonths(months) {
    return [...months].sort((one, other) => one - other).join(", ");
}

/**
 * Return where a key leads from a cell of the grid, or null for a key that does not
 * lead anywhere. Rows are counted from 0, months from 1.
 */
export function nextCell({row, month}, key, lastRow, isToCorner = false) {
    const moves = {
        ArrowUp: {row: row - 1, month},
        ArrowDown: {row: row + 1, month},
        ArrowLeft: {row, month: month - 1},
        ArrowRight: {row, month: month + 1},
        Home: {row: isToCorner ? 0 : row, month: 1},
        End: {row: isToCorner ? lastRow : row, month: 12},
    };
    const next = moves[key];
    if (!next) {
        return null;
    }
    return {
        row: Math.min(Math.max(next.row, 0), lastRow),
        month: Math.min(Math.max(next.month, 1), 12),
    };
}
