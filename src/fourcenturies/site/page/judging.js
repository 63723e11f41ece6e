// The judge of a page: Python in a worker, whose name is the page's lesson. An ask and its answer are plain JSON; those
// that show more than a verdict wait for the rest of the course, which is fetched when the first of them comes.

const LESSON = self.name;
const JUDGING = new Set(["begin", "check"]);

// Before the first await: what is posted to a worker that still awaits at its top is lost.
const started = start();
started.catch(() => {}); // each ask says so
/** @type {Promise<void> | undefined} */
let whole;
self.onmessage = async ({ data: { number, asked } }) => {
  try {
    const { python, answer } = await started;
    if (!JUDGING.has(asked.ask) || !LESSON) {
      // What was written goes ahead: a verdict that is asked for meanwhile does not wait, and needs it.
      answer(JSON.stringify({ ask: "hear", replies: asked.replies }));
      await (whole ??= complete(python, answer));
    }
    let told = JSON.parse(answer(JSON.stringify(asked)));
    if (told.more) {
      await (whole ??= complete(python, answer));
      told = JSON.parse(answer(JSON.stringify(asked)));
    }
    postMessage({ number, told });
  } catch (fault) {
    postMessage({ number, fault: String(fault instanceof Error ? fault.message : fault).trim().split("\n").at(-1) });
  }
};

/** @param {string} name */
function beside(name) {
  return String(new URL(name, import.meta.url));
}

async function start() {
  const packs = Promise.all(["judge", ...(LESSON ? [LESSON] : [])].map(unpacked));
  packs.catch(() => {}); // said where it is awaited
  const lock = fetch(beside("lock.json")).then((held) => held.text());
  const [{ loadPyodide }, { default: create }] = await Promise.all([
    import(/** @type {any} */ ("./pyodide.mjs")),
    import(/** @type {any} */ ("./pyodide.asm.mjs")),
  ]);
  const python = await loadPyodide({
    createPyodideModule: create,
    indexURL: beside("."),
    lockFileContents: await lock,
    stdLibURL: beside("python.zip"),
    env: { HOME: "/home/pyodide" },
  });
  for (const pack of await packs) place(python, pack);
  python.FS.mkdirTree("/home/pyodide/course/lessons");
  python.runPython(`
from pathlib import Path
from fourcenturies.notebook.on_page import Desk
_desk = Desk(Path.home() / "course")`);
  return { python, answer: python.runPython("_desk.answer") };
}

/** @param {any} python @param {(asked: string) => string} answer */
async function complete(python, answer) {
  place(python, await unpacked("rest"));
  python.runPython("import sys; sys.path_importer_cache.clear()");
  answer('{"ask": "more"}');
}

// Packed by us, since a host packs no kind of file that it does not know.
/** @param {string} name @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(name) {
  const held = await fetch(beside(`${name}.pack`));
  if (!held.ok || !held.body) throw new Error(`${name}: ${held.status}`);
  const whole = held.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(whole).arrayBuffer());
}

/** @param {any} python @param {Uint8Array<ArrayBuffer>} pack */
function place(python, pack) {
  const length = new DataView(pack.buffer).getUint32(0, true);
  let from = 4 + length;
  for (const [name, size] of Object.entries(JSON.parse(new TextDecoder().decode(pack.subarray(4, from))))) {
    python.FS.mkdirTree(`/${name.slice(0, name.lastIndexOf("/"))}`);
    // Where a lesson is open, what was written into it stays.
    if (!python.FS.analyzePath(`/${name}`).exists) python.FS.writeFile(`/${name}`, pack.subarray(from, from + size));
    from += size;
  }
}
