// Pictures in the programs that they are written for: Mermaid's own parser and renderer, Graphviz, LaTeX, a reader of
// GraphML, a reader of PDF. Each gets maps as they come, one with the words that mean something to one of them, and one
// that is too large for a single chart. `STET=build/release/app/stet npm test` from this folder.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, "../..");
const stet = process.env.STET ?? join(project, "build/release/app/stet");
const folder = mkdtempSync(join(tmpdir(), "stet-pictures-"));
const mermaidScript = join(dirname(createRequire(import.meta.url).resolve("mermaid")), "mermaid.min.js");

// Titles that end, open or run something in one of the languages. Each is a claim's title, a heading and a text.
const hostile = [
  "end", "subgraph", "graph TD", "class", "click me", "style A fill:#f00", "linkStyle 0 stroke:red", "%% comment", "%%{init: {'theme':'dark'}}%%", "x--x", "A --> B; C", "o--o|label|",
  "a\"b'c`d", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>bold</b> &amp; &lt;", "#quot; #35;", "**bold** _it_ ~x~", "@{ shape: icon }", "$$x^2$$ $y$", "a\\b \\input{/etc/passwd} \\write18{ls}",
  "\\end{document}", "{ } ^ ~ _ & % #", "50 % of ✓ ✗ ≤ → – — … “q” €", "漢字 かな 한글", "العربية עברית", "🎉 👩‍👩‍👧", "javascript:alert(1)", "1", "n1", "digraph { a -> b }", "]]> --> <!-- -->",
];
// As a title in brackets, some characters would end it.
const title = (words) => words.replace(/[[\]<>]/g, " ").replace(/\s+/g, " ").trim();

const maps = {};
function map(name, lines) {
  maps[name] = join(folder, name + ".argdown");
  writeFileSync(maps[name], lines.join("\n") + "\n");
}
maps.kosovo = join(project, "examples/kosovo/kosovo.argdown");
maps.everything = join(project, "tests/cases/report/everything/map.argdown");
map("hostile", ["===", `title: ${JSON.stringify(hostile.join(" "))}`, "===", ...hostile.flatMap((words, n) => ["", `# ${words}`, "", `[${title(words)} (${n})]: ${words.replace(/[[\]<>@{}#]/g, "\\$&")}`, `  - <${title(words)} [${n}>: said of it`, `  + [Reason ${n}]`])]);
map("large", Array.from({ length: 800 }, (_, n) => "  ".repeat(Math.min(n % 9, 6)) + (n % 9 ? (n % 2 ? "+ " : "- ") : "\n") + `[Claim ${n}]: The town said so for the ${n}th time in the minutes of its council.`));

function draw(name, ending) {
  const at = mkdtempSync(join(folder, "out-"));
  // Some of these maps are broken on purpose: they are drawn, and status 1 says so.
  const made = spawnSync(stet, ["map", maps[name], "-o", join(at, "map." + ending)], { stdio: "pipe" });
  assert.ok(made.status === 0 || made.status === 1, String(made.stderr));
  return readdirSync(at).map((file) => join(at, file));
}
const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"] });
});
after(() => browser?.close());

for (const name of Object.keys(maps)) {
  test(`Mermaid draws ${name}`, async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => { complaints.push("dialog"); dialog.dismiss(); });
    await page.setContent("<!doctype html><body></body>");
    await page.addScriptTag({ path: mermaidScript });
    const charts = draw(name, "mmd");
    assert.equal(charts.length > 1, name === "large");
    for (const file of charts) {
      const source = readFileSync(file, "utf8");
      const drawn = await page.evaluate(async (source) => {
        const { mermaid } = globalThis;
        mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }); // and the limits as they come
        const parsed = await mermaid.parse(source);
        const { svg } = await mermaid.render("chart", source);
        const page = new DOMParser().parseFromString(svg, "text/html");
        return {
          type: parsed.diagramType,
          boxes: page.querySelectorAll("g.node").length, lines: page.querySelectorAll("path.flowchart-link").length, frames: page.querySelectorAll("g.cluster").length,
          words: [...page.querySelectorAll("g.node")].map((node) => node.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ")),
          strange: [...page.querySelectorAll("*")].filter((element) => /^(script|img|iframe|object)$/i.test(element.tagName) || element.getAttributeNames().some((name) => name.startsWith("on"))).length,
          links: [...page.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href")).filter((href) => href && !/^https?:/.test(href)),
        };
      }, source);
      assert.equal(drawn.type, "flowchart-v2");
      assert.equal(drawn.boxes, source.match(/^ *[nj]\d+[[(>]/gm).length); // joints of premises are drawn as nodes
      assert.equal(drawn.lines, source.match(/^ *[nj]\d+ [-=x.o>]+ [nj]\d+$/gm)?.length ?? 0);
      assert.equal(drawn.frames, source.match(/^ *subgraph /gm)?.length ?? 0);
      assert.deepEqual([drawn.strange, drawn.links], [0, []]);
      if (name === "hostile") for (const [n, words] of hostile.entries()) assert.ok(drawn.words.some((text) => text.includes(`${title(words)} (${n})`)), words);
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test(`Graphviz reads ${name}`, () => {
    const [file] = draw(name, "dot");
    const svg = run("dot", "-Tsvg", file);
    const source = run("dot", "-Tjson0", file);
    // Undercuts end in a point on the other line.
    const boxes = JSON.parse(source).objects.filter((object) => !("nodes" in object) && object.shape !== "point").length;
    assert.equal((svg.match(/<g id="[^"]*" class="node"/g) ?? []).length, JSON.parse(source).objects.filter((object) => !("nodes" in object)).length);
    assert.equal(boxes, graph(name).nodes);
  });

  test(`networkx reads the GraphML of ${name}`, () => {
    assert.ok(graph(name).nodes > 0 && graph(name).edges > 0);
  });

  test(`pdflatex sets ${name}`, () => {
    const [file] = draw(name, "tex");
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "-output-directory", dirname(file), file);
    const said = run("pdftotext", file.replace(/tex$/, "pdf"), "-");
    assert.match(run("pdfinfo", file.replace(/tex$/, "pdf")), /Pages: +1\n/);
    assert.match(said, { kosovo: /Recognition improbable/, everything: /\w/, hostile: /graph TD/, large: /Claim 799/ }[name]);
  });

  test(`the words of ${name} can be searched in the PDF`, () => {
    const [file] = draw(name, "pdf");
    const said = run("pdftotext", file, "-").replace(/\s+/g, " ");
    for (const words of { kosovo: ["Recognition improbable", "Military pledge", "supported"], everything: [], hostile: ["graph TD", "<script>alert(1)</script>", "العربية"], large: ["Claim 0", "Claim 799"] }[name]) assert.ok(said.includes(words), words);
    assert.ok(said.length > 100);
  });
}

// What networkx makes of a map's GraphML: boxes without frames, and lines.
const graphs = {};
function graph(name) {
  const program = "import networkx, sys\ng = networkx.read_graphml(sys.argv[1])\nprint(sum(':' in n or not n.startswith('g') for n in g.nodes), g.number_of_edges())";
  graphs[name] ??= run("python3", "-c", program, draw(name, "graphml")[0]).trim().split(" ").map(Number);
  return { nodes: graphs[name][0], edges: graphs[name][1] };
}
