// Argdown's reference implementation against stet's compatible dialect, over mutated lines of a corpus, on every
// layer of the export. Prints each disagreement, made as small as it goes, and a tally. Not part of CI: it needs
// Node 22 and @argdown/core 2.0.1, installed anywhere (`npm install @argdown/core@2.0.1`).
//
//   node fuzz/differential.mjs --core DIR/node_modules/@argdown/core --stet build/release/fuzz/argdown_lines
//        --corpus FOLDER-OR-JSONL [--corpus ...] [--seed 1] [--runs 10000] [--show 20] [--as-is]
//
// `--dialect stet` asks instead whether what the reference accepts means the same in the default dialect.
// `--as-is` runs the corpus without mutating it; `--one FILE` compares one file (`--settings FILE` with it).
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const options = { corpus: [], seed: 1, runs: 10000, show: 20 };
for (let i = 2; i < process.argv.length; ++i) {
  const name = process.argv[i].replace(/^--/, "");
  if (name === "as-is") options.asIs = true;
  else if (name === "corpus") options.corpus.push(process.argv[++i]);
  else options[name] = process.argv[++i];
}
const core = await import(pathToFileURL(resolve(options.core, "dist/index.js")));
const yaml = createRequire(pathToFileURL(resolve(options.core, "package.json")))("js-yaml");

// --- the two sides

// What the reference's own command line would do: any error means that nothing is exported.
function reference(input, settings) {
  const request = settings ? JSON.parse(settings) : {};
  Object.assign(request, { input, logLevel: "silent", logExceptions: false, throwExceptions: true });
  request.process = ["parse-input", "build-model", "build-map", "colorize", "export-json"];
  try {
    const response = core.argdown.run(request);
    if (response.parserErrors?.length > 0) return { accepted: false, why: response.parserErrors[0].message };
    return { accepted: true, model: JSON.parse(response.json) };
  } catch (problem) {
    return { accepted: false, why: String(problem.message).split("\n")[0] };
  }
}

const child = spawn(resolve(options.stet), { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
async function stet(input, settings) {
  child.stdin.write(JSON.stringify({ input, settings: settings ?? "", dialect: options.dialect ?? "argdown" }) + "\n");
  const answer = await answers.next();
  if (answer.done) throw new Error("argdown_lines ended at " + JSON.stringify(input));
  return JSON.parse(answer.value);
}

// --- comparison

const ordered = new Set(["statements", "arguments", "tags", "data"]);
function difference(a, b, path) {
  if (a === b) return null;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return { path, reference: a, stet: b };
  if (Array.isArray(a) !== Array.isArray(b)) return { path, reference: a, stet: b };
  const keys = Object.keys(a);
  const others = Object.keys(b);
  const name = path.split("/").pop();
  if (keys.length !== others.length || keys.some(key => !(key in b)))
    return { path, reference: Array.isArray(a) ? a : keys, stet: Array.isArray(a) ? b : others };
  if (ordered.has(name) && keys.join("\0") !== others.join("\0")) return { path, reference: keys, stet: others };
  for (const key of keys) {
    const found = difference(a[key], b[key], path + "/" + key);
    if (found) return found;
  }
  return null;
}

async function compare(input, settings) {
  input = input.toWellFormed();
  if (input === "") return null;
  const expected = reference(input, settings);
  const actual = await stet(input, settings);
  if (options.dialect === "stet" && !expected.accepted) return null;
  if (expected.accepted !== actual.accepted)
    return { layer: "acceptance", reference: expected.accepted ? "accepts" : expected.why,
             stet: actual.accepted ? "accepts" : actual.findings };
  compare.accepted += expected.accepted ? 1 : 0;
  if (!expected.accepted) return null;
  const found = difference(expected.model, actual.model, "");
  if (!found) return null;
  const words = found.path.split("/").filter(word => !/^\d+$/.test(word));
  const layer = [words[1], words[words.length - 1]].join(" … ");
  return { layer: words.length > 2 && words[1] !== "map" ? words[1] + " … " + words[words.length - 1] : layer, ...found };
}
compare.accepted = 0;

// The smallest text that still differs in the same layer: lines, then characters, are left out.
async function shrink(input, settings, layer) {
  const differs = async text => (await compare(text, settings))?.layer === layer;
  for (const unit of [/(?<=\n)/, ""]) {
    let parts = unit === "" ? Array.from(input) : input.split(unit);
    if (parts.length > 400) continue;
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let i = 0; i < parts.length;) {
        const rest = [...parts.slice(0, i), ...parts.slice(i + size)];
        if (rest.length > 0 && (await differs(rest.join("")))) parts = rest;
        else i += size;
      }
    }
    input = parts.join("");
  }
  return input;
}

// --- mutation

let state = BigInt(options.seed);
function below(n) {  // Steele's splitmix64
  state = (state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
  return Number((z ^ (z >> 31n)) % BigInt(n));
}
const pick = list => list[below(list.length)];

const tokens = [
  " ", "  ", "\t", "\n", "\n\n", "\r\n", "\n  ", "\n    ", "+", "-", "+>", "->", "<+", "<-", "><", "_>", "<_", "_ ",
  "\n  + ", "\n  - ", "\n    + ", "\n  -> ", "\n  +> ", "\n  >< ", "\n  _ ", "\n  <_ ", "\n  _> ", "[A]", "[A]: ", "[B]: ",
  "<A>", "<A>: ", "<B>: ", "@[A]", "@<A>", "#tag", "#(a tag) ", "# ", "## ", "\n\n# H\n\n", "{a: 1}", "{", "}",
  "{isInMap: false}", "{isGroup: true}", "{isClosed: true}", "{color: \"#ff0000\"}", "{isInGroup: true}", "{isCanonical: true}",
  "{uses: [1]}", "{rank: 1, tags: [a, b]}", "\n(1) ", "\n(2) ", "\n\n(1) ", "\n----\n", "\n-- rule --\n", "\n-- a, b {uses: [1, 2]} --\n",
  "\n--\nrule\n--\n", "\n\n(1) p\n(2) q\n----\n(3) r\n", "\n\n<A>\n\n(1) [P]: p\n----\n(2) [A]\n", "*", "**", "_", "__", "*x* ", "**x** ", "_x_ ", "__x__",
  "[a](http://b.c) ", "//", "/* c */", "<!-- c -->", "// c\n", ".v.", ":y:", ".", ":", ",", "\\", "\\* ", "(", ")", "[", "]", "<", ">", "@", "'", "\"",
  "1. ", "* ", "\n1. ", "\n* ", "ü", "😀", "\u00a0", "\u2028", "===", "x",
];
const settings = [
  "", "", "", "", "model:\n  mode: strict", "model:\n  removeTagsFromText: true", "model:\n  explodeArguments: true",
  "model:\n  transformArgumentRelations: false", "selection:\n  excludeDisconnected: false",
  "selection:\n  statementSelectionMode: all\n  excludeDisconnected: false", "selection:\n  statementSelectionMode: top-level",
  "selection:\n  statementSelectionMode: with-relations", "selection:\n  statementSelectionMode: not-used-in-argument",
  "selection:\n  statementSelectionMode: with-more-than-one-relation", "selection:\n  ignoreIsInMap: true",
  "selection:\n  selectedTags: [tag]", "selection:\n  selectedSections: [H]", "selection:\n  selectedTags: [tag]\n  selectElementsWithoutTag: true",
  "selection:\n  selectedSections: [H]\n  selectElementsWithoutSection: true", "selection:\n  excludeStatements: [A]\n  excludeArguments: [A]",
  "selection:\n  includeStatements: [A]\n  includeArguments: [A]", "group:\n  groupDepth: 1", "group:\n  groupDepth: 0", "group:\n  groupDepth: 3",
  "group:\n  ignoreIsGroup: true", "group:\n  ignoreIsClosed: true", "group:\n  sections:\n    H: {isGroup: true, isClosed: true}",
  "group:\n  regroup:\n    - title: R\n      statements: [A]\n      arguments: [A]\n      children: [{title: S, statements: [B]}]",
  "map:\n  statementLabelMode: title\n  argumentLabelMode: text", "map:\n  statementLabelMode: none\n  argumentLabelMode: title",
  "map:\n  addTags: true", "color:\n  colorScheme: iwanthue-red-roses", "color:\n  colorScheme: ['#111111', '#222222']",
  "color:\n  tagColors: {tag: '#123456', a tag: 3}", "color:\n  tagColors: {tag: {color: 2, priority: 1}, b: {priority: 2}}",
  "color:\n  statementColors: {A: '#aabbcc'}\n  argumentColors: {A: 2}", "color:\n  ignoreColorData: true", "color:\n  colorizeByTag: false",
  "color:\n  colorizeGroupsByTag: true", "color:\n  relationColors: {attack: '#000001'}", "color:\n  groupColors: ['#010101']",
];
const lines = [];
const documents = [];
function load(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort())
      if (name.endsWith(".argdown") || name.endsWith(".ad")) documents.push(readFileSync(join(path, name), "utf8"));
  } else if (path.endsWith(".jsonl")) {
    for (const line of readFileSync(path, "utf8").split("\n"))
      if (line !== "") documents.push(JSON.parse(line).input);
  } else {
    documents.push(...readFileSync(path, "utf8").split("\n%%\n"));
  }
}
options.corpus.forEach(load);
for (const text of documents) lines.push(...text.split(/(?<=\n)/).filter(line => line.length < 300));
const short = documents.filter(text => text.length < 1500);

function mutated() {
  let text = pick(short);
  if (below(6) === 0) text = "";
  const steps = 1 + below(5);
  for (let i = 0; i < steps; ++i) {
    const rows = text.split(/(?<=\n)/);
    const at = below(text.length + 1);
    const row = below(rows.length);
    switch (below(9)) {
      case 0: text = text.slice(0, at) + text.slice(at + 1 + below(4)); break;
      case 1: rows.splice(row, 1); text = rows.join(""); break;
      case 2: rows.splice(row, 0, pick(lines)); text = rows.join(""); break;
      case 3: rows.splice(row, 0, "  ".repeat(below(4)) + pick(lines).trimStart()); text = rows.join(""); break;
      case 4: rows[row] = " ".repeat(below(6)) + rows[row].trimStart(); text = rows.join(""); break;
      case 5: { const other = below(rows.length); [rows[row], rows[other]] = [rows[other], rows[row]]; text = rows.join(""); break; }
      default: text = text.slice(0, at) + pick(tokens) + text.slice(at);
    }
  }
  if (below(3) === 0 && !text.startsWith("===")) {
    let front = pick(settings);
    if (front !== "") text = "===\n" + front + "\n===\n\n" + text;
  }
  // Settings beside the document, as in argdown.config.json; the front matter goes before them.
  const beside = below(4) === 0 ? pick(settings) : "";
  return [text, beside === "" ? undefined : JSON.stringify(yaml.load(beside))];
}

// --- the run

const tally = new Map();
let shown = 0;
async function look(input, name, settingsText) {
  const found = await compare(input, settingsText);
  if (!found) return;
  const key = found.layer;
  tally.set(key, (tally.get(key) ?? 0) + 1);
  if (tally.get(key) > (options.each ?? 3) && !options.asIs || ++shown > Number(options.show)) return;
  const small = await shrink(input, settingsText, key);
  const again = await compare(small, settingsText);
  console.log(`${name}: ${key}\n  ${JSON.stringify(small)}`);
  if (settingsText) console.log(`  with argdown.config.json ${settingsText}`);
  console.log(`  at ${again?.path ?? ""}\n  reference ${JSON.stringify(again?.reference)?.slice(0, 300)}`);
  console.log(`  stet      ${JSON.stringify(again?.stet)?.slice(0, 300)}`);
}

let runs = 0;
if (options.one) {
  options.show = 1;
  await look(readFileSync(options.one, "utf8"), options.one, options.settings && readFileSync(options.settings, "utf8"));
  runs = 1;
} else if (options.asIs) {
  for (const [i, text] of documents.entries()) { await look(text, `document ${i}`); ++runs; }
} else {
  for (; runs < Number(options.runs); ++runs) {
    const [text, beside] = mutated();
    await look(text, `run ${runs}`, beside);
  }
}
child.stdin.end();
console.log(`${runs} documents, ${compare.accepted} accepted by both (with what was tried while shrinking)`);
for (const [layer, count] of [...tally].sort((a, b) => b[1] - a[1])) console.log(`${count}\t${layer}`);
process.exit(tally.size === 0 ? 0 : 1);
