const LEAST = 0.04;
const MOST = 3;

/** Which part of the drawing is seen: moved by x and y, enlarged by scale. */
export class MapViewport {
    constructor() {
        this.x = 0;
        this.y = 0;
        this.scale = 1;
    }

    pan(dx, dy) {
        this.x += dx;
        this.y += dy;
    }

    /** Enlarges by a factor; the point (x, y) of the window stays where it is. */
    zoom(factor, x, y) {
        const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
        const ratio = scale / this.scale;
        this.x = x - (x - this.x) * ratio;
        this.y = y - (y - this.y) * ratio;
        this.scale = scale;
    }

    /** Shows all of a drawing in a window, never larger than drawn. */
    fit(drawing, window, margin = 16) {
        const scale = Math.min(
            1,
            (window.width - 2 * margin) / drawing.width,
            (window.height - 2 * margin) / drawing.height
        );
        this.scale = Math.max(LEAST, scale);
        this.x = (window.width - drawing.width * this.scale) / 2;
        this.y = Math.max(margin, (window.height - drawing.height * this.scale) / 2);
    }

    /** Brings a box into the window at a scale, centred, near the top. */
    begin(box, window, scale) {
        this.scale = scale;
        this.x = window.width / 2 - (box.x + box.width / 2) * scale;
        this.y = 16 - (box.y - 34) * scale;
    }

    /** Moves just as far as a box needs to be seen whole. */
    reveal(box, window, margin = 24) {
        const left = box.x * this.scale + this.x;
        const top = box.y * this.scale + this.y;
        const right = left + box.width * this.scale;
        const bottom = top + box.height * this.scale;
        if (right > window.width - margin) {
            this.x -= right - window.width + margin;
        }
        if (left < margin) {
            this.x += margin - left;
        }
        if (bottom > window.height - margin) {
            this.y -= bottom - window.height + margin;
        }
        if (top < margin) {
            this.y += margin - top;
        }
    }

    get transform() {
        return `translate(${this.x} ${this.y}) scale(${this.scale})`;
    }
}
