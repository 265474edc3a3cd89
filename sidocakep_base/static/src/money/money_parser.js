import {InvalidNumberError, parseMonetary} from "@web/views/fields/parsers";
import {localization} from "@web/core/l10n/localization";

/** What may stand around an amount: the currency in front, ",-" and "rupiah" behind. */
const BEFORE = /^\s*(?:rp\.?|idr)?\s*/i;
const BEHIND = /\s*(?:,-{1,2}|rupiah)?\s*$/i;
const OPERATORS = /[-+*/()^=\s]+/;

function escape(sign) {
    return sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Matches one number: digits, or groups of three, and no more decimals than money has. */
function numberPattern() {
    const {decimalPoint, thousandsSep} = localization;
    const decimals = `(?:${escape(decimalPoint)}\\d{1,2})?`;
    const separator = /\s/.test(thousandsSep) ? "\\s" : escape(thousandsSep);
    const groups = thousandsSep ? `|\\d{1,3}(?:${separator}\\d{3})+` : "";
    return new RegExp(`^(?:\\d+${groups})${decimals}$`);
}

/**
 * Reads an amount of money as the language of the person writes it, or refuses it.
 *
 * Odoo's own parser drops every separator of thousands wherever it stands, so that
 * 92503740.50 becomes 9.250.374.050 in Indonesian, and all that follows a number, so
 * that "1,5 M" becomes 1,5. Both are refused here, like the workbook refuses them.
 */
export function parseMoney(text) {
    const bare = text.replace(BEFORE, "").replace(BEHIND, "");
    const pattern = numberPattern();
    const isSane = bare
        .split(OPERATORS)
        .filter(Boolean)
        .every((number) => pattern.test(number));
    if (!isSane) {
        throw new InvalidNumberError(`"${text}" is not a correct amount`);
    }
    return parseMonetary(bare, {allowOperation: true});
}
