// Runs a part of rehearsal.py in the browser's Python: node rehearsal.mjs PYODIDE MOUNTS CODE PACKAGE...
// PYODIDE holds Pyodide's core, its lock and the wheels of the packages; MOUNTS is an object of places and folders.

import { pathToFileURL } from "node:url";

const [pyodide, mounts, code, ...packages] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
  const python = await loadPyodide({
    indexURL: `${pyodide}/`,
    // Lines are enough for a message of Python's; columns would make what is compiled a quarter larger. The seed
    // orders sets, so that the same source gives the same bytes.
    env: { HOME: "/home/pyodide", PYTHONNODEBUGRANGES: "1", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
  });
  for (const [place, root] of Object.entries(JSON.parse(mounts))) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  }
  await python.loadPackage(packages, { messageCallback: () => {} });
  globalThis.navigator ??= { onLine: false }; // a figure asks
  await python.runPythonAsync(code);
} catch (error) {
  console.error(error.message); // node itself would print the whole script around it
  process.exit(1);
}
