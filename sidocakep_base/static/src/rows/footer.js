/**
 * What stands under a column of percentages. Odoo's client takes the plain mean of what
 * it shows: a row without a figure is read as 0 there, a group of one weighs as much as
 * one of fifty, and the share of two sums becomes the mean of shares. Columns of ours
 * say in their options what they are: `weight` names the column that counts the figures
 * behind each value, `share_of` the part and the whole.
 */

const add = (values, name) =>
    values.reduce((sum, value) => sum + (value[name] || 0), 0);

/** The mean of the figures there are; nothing without any. */
export function weightedMean(values, name, weight) {
    const count = add(values, weight);
    if (!count) {
        return undefined;
    }
    const sum = values.reduce(
        (total, value) => total + (value[name] || 0) * (value[weight] || 0),
        0
    );
    return sum / count;
}

/** The share of the sums; nothing where no group has a part, or there is no whole. */
export function shareOfSums(groups, [part, whole]) {
    const hasPart = groups.some((group) => typeof group[part] === "number");
    const total = add(groups, whole);
    return hasPart && total ? (100 * add(groups, part)) / total : undefined;
}

/**
 * The figure under the column: `null` for a column that says nothing, `undefined` where
 * there is none. A share is of whole groups: rows of one page are no sum of a year. A
 * mean is of all that the list has, or of what somebody selected: not of one page.
 */
export function footerFigure(column, values, isOfGroups, isWhole = true) {
    const {weight, share_of: shareOf} = column.options || {};
    if (weight) {
        return isWhole ? weightedMean(values, column.name, weight) : undefined;
    }
    if (shareOf) {
        return isOfGroups ? shareOfSums(values, shareOf) : undefined;
    }
    return null;
}
