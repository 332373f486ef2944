// What this portal uses of the look's library, as one stylesheet: an eighth of the whole, and a phone has to work
// through all of what it is sent, for every page. A class stays when a template, a form or a script names it, a token
// (--...) when a rule that stays or the portal's own style needs it. Used: node scripts/used_css.mjs TARGET
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const SOURCES = [
  "@utrecht/component-library-css/dist/index.css",
  "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
];
const KINDS = /^utrecht-button--(primary|secondary)-action$/; // a template puts these together

const own = readdirSync("static/css").map((name) => readFileSync(`static/css/${name}`, "utf8"));
const tokens = new Set(own.join("").match(/--[\w-]+/g));
const raw = SOURCES.map((name) => readFileSync(`node_modules/${name}`, "utf8").replace('@charset "UTF-8";', ""));
const [used] = await new PurgeCSS().purge({
  content: ["templates/**/*.html", "portal/**/*.py", "static/js/*.js"],
  css: [{ raw: raw.join("\n") }],
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
  safelist: { standard: [KINDS, "voorbeeld-theme"], variables: [...tokens] },
  variables: true,
});
writeFileSync(process.argv[2], used.css.replace(/\/\*# sourceMappingURL=[^*]*\*\//g, ""));
