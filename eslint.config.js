import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["build/", ".venv*/"] },
  js.configs.recommended,
  { files: ["src/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["src/**/*.mjs"], languageOptions: { globals: globals.node } },
  { files: ["tests/scripts/*.js"], languageOptions: { globals: { ...globals.browser, ...globals.node } } },
];
