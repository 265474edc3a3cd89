import {session} from "@web/session";

const {Settings} = luxon;

/**
 * Read and write every hour as the offices of the government have it.
 *
 * An hour that was typed on a laptop with the clock of another place stood as another
 * one on the invitation. A day of today is that of the offices too.
 */
export function keepOfficeZone() {
    if (session.sidocakep_zone) {
        Settings.defaultZone = session.sidocakep_zone;
    }
}

keepOfficeZone();
