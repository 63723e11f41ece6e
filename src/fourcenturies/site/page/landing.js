// The first page: a guess, moved along four centuries, and what the five sources say of it. Nothing else has to be there.

/** @param {number} guess @param {DOMStringMap} lane */
function fits(guess, { first = "", last = "" }) {
  return guess >= Math.floor(Number(first)) && guess < Math.ceil(Number(last));
}

/** @param {string[]} names */
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Say in a sentence how a guess stands to the five. @param {number} guess @param {HTMLElement[]} lanes */
export function told(guess, lanes) {
  const named = (/** @type {HTMLElement[]} */ some) => listed(some.map((lane) => lane.dataset.name ?? ""));
  const dated = lanes.filter((lane) => lane.dataset.first);
  const fitting = dated.filter((lane) => fits(guess, lane.dataset));
  const off = dated
    .filter((lane) => !fitting.includes(lane))
    .map((lane) => {
      const { first = "", last = "", name = "" } = lane.dataset;
      const early = guess < Number(first);
      const years = early ? Math.floor(Number(first)) - guess : guess - Math.ceil(Number(last)) + 1;
      return `${years === 1 ? "one year" : `${years} years`} ${early ? "before" : "after"} what ${name} says`;
    });
  const parts = [fitting.length ? `fits ${named(fitting)}` : "", off.length ? `is ${listed(off)}` : ""].filter(Boolean);
  const silent = lanes.filter((lane) => !lane.dataset.first);
  return `${guess} ${parts.join(" and ")}.${silent.length ? ` ${named(silent)} give${silent.length === 1 ? "s" : ""} no date.` : ""}`;
}

/** @param {HTMLElement} part @param {HTMLElement | undefined} next */
function play(part, next) {
  const form = /** @type {HTMLFormElement} */ (part.querySelector("form"));
  const slider = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const year = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const lanes = /** @type {HTMLElement} */ (part.querySelector(".five"));
  const mine = /** @type {HTMLElement} */ (part.querySelector(".mine"));
  const tell = /** @type {HTMLElement} */ (part.querySelector(".tell"));
  const moral = /** @type {HTMLElement} */ (part.querySelector(".moral"));
  const more = /** @type {HTMLElement} */ (part.querySelector(".more"));
  const place = () => {
    const share = (slider.valueAsNumber - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
    year.value = slider.value;
    year.style.left = `${share * 100}%`;
    mine.style.setProperty("--at", String(share));
  };
  const again = () => {
    lanes.hidden = moral.hidden = more.hidden = true;
    tell.textContent = "";
  };
  slider.addEventListener("input", () => {
    place();
    again();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lanes.hidden = moral.hidden = more.hidden = false;
    tell.textContent = told(slider.valueAsNumber, [...lanes.querySelectorAll("li")]);
  });
  const button = more.querySelector("button");
  if (button && next) {
    button.hidden = false;
    button.addEventListener("click", () => {
      part.hidden = true;
      next.hidden = false;
      next.querySelector("input")?.focus();
    });
  }
  form.hidden = false;
  place();
  again();
}

const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".guess")]);
parts.forEach((part, number) => {
  play(part, parts[(number + 1) % parts.length]);
  part.hidden = number > 0;
});
