// The comparison: a drawing whose columns can be pinned.

import { render } from "./drawn.js";
import { pins } from "./pins.js";

export default {
  /** @param {Shown} view */
  async render({ model, el }) {
    const ends = [await render({ model, el }), pins(model, el)];
    return () => ends.forEach((end) => end());
  },
};
