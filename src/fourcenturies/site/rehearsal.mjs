// Runs rehearsal.py in the browser's Python: node rehearsal.mjs PYODIDE KERNEL LESSONS PACKAGE...
// PYODIDE holds Pyodide's core, its lock and all wheels, KERNEL the wheels of the kernel.

import { pathToFileURL } from "node:url";

const [pyodide, kernel, lessons, ...packages] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
  const python = await loadPyodide({
    indexURL: `${pyodide}/`,
    // Lines are enough for a message of Python's; columns would make what is compiled a quarter larger. The seed
    // orders sets, so that the same source gives the same bytes.
    env: { HOME: "/home/pyodide", PYTHONNODEBUGRANGES: "1", PYTHONHASHSEED: "0" },
  });
  for (const [place, folder] of Object.entries({ "/pyodide": pyodide, "/kernel": kernel, "/lessons": lessons })) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
  }
  await python.loadPackage(packages, { messageCallback: () => {} });
  globalThis.navigator ??= { onLine: false }; // a figure asks
  await python.runPythonAsync(
    'from fourcenturies.site.rehearsal import fit; fit("/pyodide", "/kernel", "/lessons")',
  );
} catch (error) {
  console.error(error.message); // node itself would print the whole script around it
  process.exit(1);
}
