// The report in Chromium, as its readers have it: with a mouse, with keys alone, without JavaScript, on a
// telephone, on paper, in both themes, with a screen reader's rules (axe-core), with ten thousand claims.
// `STET=build/release/app/stet npm test` from this folder; screenshots go to $SHOTS if it is set.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, "../..");
const stet = process.env.STET ?? join(project, "build/release/app/stet");
const folder = mkdtempSync(join(tmpdir(), "stet-report-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let kosovo;
let everything;

function report(map, name) {
  const file = join(folder, name);
  execFileSync(stet, ["report", map, "-o", file, "--now", "2026-11-25"]);
  return pathToFileURL(file).href;
}

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  kosovo = report(join(project, "examples/kosovo/kosovo.argdown"), "kosovo.html");
  everything = report(join(project, "tests/cases/report/everything/map.argdown"), "everything.html");
});
after(() => browser?.close());

// A page that must say nothing on the console and ask for nothing but itself.
async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("request", (request) => { if (request.url().split("#")[0] !== url.split("#")[0]) page.complaints.push("asked for " + request.url()); });
  await page.goto(url);
  return page;
}
async function done(page, name) {
  if (process.env.SHOTS && name) await page.screenshot({ path: join(process.env.SHOTS, name + ".png") });
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.closest("details")?.querySelector(".body").id);
const inSight = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight;
});

test("by mouse: from the text to the card to the source and back", async () => {
  const page = await open(kosovo);
  await page.click("#in-claim-candidate-status");
  const card = page.locator("details.card:has(#claim-candidate-status)");
  assert.equal(await card.getAttribute("open"), "");
  assert.ok(await inSight(page, "#claim-candidate-status"));
  assert.match(await card.innerText(), /agreed to grant Serbia the status of candidate country/);
  await card.locator(".cite a[href^='#source-']").first().click();
  assert.match(page.url(), /#source-\d+$/);
  assert.ok(await inSight(page, page.url().slice(page.url().indexOf("#"))));
  await page.locator("#sources a[href='#claim-candidate-status']").first().click();
  await card.getByText("In the text").click();
  assert.equal(await focused(page), "in-claim-candidate-status");
  assert.ok(await inSight(page, "#in-claim-candidate-status"));
  await page.goBack();
  assert.match(page.url(), /#claim-candidate-status$/);
  await done(page, "mouse");
});

test("by keys: j and k, Enter, Tab to the source, Escape", async () => {
  const page = await open(kosovo);
  await page.keyboard.press("j");
  assert.equal(await focused(page), "in-claim-non-recognition");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await focused(page), "in-claim-non-recognition");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "claim-non-recognition");
  let href = "";
  for (let i = 0; i < 12 && !href?.startsWith("#source-"); i++) {
    await page.keyboard.press("Tab");
    href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  }
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^source-/);
  await page.goBack();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "in-claim-non-recognition");
  await page.keyboard.press("m");
  assert.ok(await inSight(page, ".stage"));
  assert.equal(await page.locator(".node.selected").getAttribute("data-node"), await page.locator("#t-claim-non-recognition").getAttribute("data-node"));
  await done(page, "keys");
});

test("m on a fresh page shows the first claim of the text in the map", async () => {
  const page = await open(kosovo);
  await page.keyboard.press("m");
  assert.ok(await inSight(page, ".stage"));
  assert.equal(await page.locator(".node.selected").getAttribute("data-node"), await page.locator("#t-claim-non-recognition").getAttribute("data-node"));
  await done(page);
});

test("single-key shortcuts can be switched off", async () => {
  const page = await open(kosovo);
  await page.click("#keys");
  await page.keyboard.press("j");
  assert.equal(await focused(page), "keys");
  assert.equal(await page.getAttribute("#keys", "aria-pressed"), "false");
  await done(page);
});

test("search announces, n and N go on", async () => {
  const page = await open(kosovo);
  await page.keyboard.press("/");
  await page.keyboard.type("sanctions");
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("match"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("live").textContent.startsWith("1 of"));
  assert.equal(await page.locator(".node.selected").count(), 1);
  await page.keyboard.press("Escape");
  await done(page, "search");
});

test("the tree beside the map", async () => {
  const page = await open(kosovo);
  const items = page.getByRole("treeitem");
  const all = await items.count();
  assert.ok(all > 20);
  await items.first().focus();
  const first = items.first();
  assert.equal(await first.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await first.getAttribute("aria-expanded"), "false");
  assert.ok(await items.count() < all);
  await page.keyboard.press("ArrowRight");
  assert.equal(await items.count(), all);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-level")), "2");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), (await first.getAttribute("id")).slice(2));
  await done(page);
});

test("focus within a few steps, and back", async () => {
  const page = await open(kosovo);
  await page.locator("details.card:has(#claim-military-pledge) summary").click();
  await page.keyboard.press("m");
  await page.keyboard.press("f");
  await page.waitForTimeout(100);
  const near = await page.locator(".node").count();
  // Words of the map are not underlined like the claims in the text.
  assert.equal(await page.locator(".node").first().evaluate((node) => getComputedStyle(node).textDecorationLine), "none");
  assert.ok(near > 1 && near < 15, `${near} boxes`);
  assert.ok(await page.locator(".trail [aria-current]").isVisible());
  await page.keyboard.press("b");
  await page.waitForTimeout(100);
  assert.ok(await page.locator(".node").count() > near);
  assert.ok(await page.locator(".edge.bar").count() > 0, "premises that stand together end in a bar");
  await done(page, "focus");
});

test("claims of one verdict only", async () => {
  const page = await open(kosovo);
  await page.locator("#tally button.refuted").click();
  assert.equal(await page.locator("#verdicts tbody tr:visible").count(), 1);
  assert.equal(await page.locator("a.claim:not(.off)").count(), 1);
  await page.locator("#tally button.refuted").click();
  assert.ok(await page.locator("#verdicts tbody tr:visible").count() > 10);
  await done(page);
});

test("a permalink opens its card", async () => {
  const page = await open(kosovo + "#claim-ottoman-war");
  assert.ok(await page.locator("#claim-ottoman-war").isVisible());
  assert.ok(await inSight(page, "#claim-ottoman-war"));
  await done(page);
});

test("without JavaScript: text, cards, picture, outline, links", async () => {
  const page = await open(kosovo, { javaScriptEnabled: false });
  await page.click("#in-claim-candidate-status");
  assert.ok(await page.locator("#claim-candidate-status").isVisible());
  await page.locator("#claim-candidate-status .cite a[href^='#source-']").first().click();
  assert.match(page.url(), /#source-\d+$/);
  assert.ok(await page.locator(".picture svg").isVisible());
  assert.ok(await page.locator("#outline li").count() > 20);
  await done(page, "no-script");
});

for (const width of [390, 800, 1024])
  test(`at ${width} pixels nothing is wider than the page`, async () => {
    const page = await open(kosovo, { viewport: { width, height: 800 } });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} pixels too wide`);
    await page.click("#in-claim-ottoman-war");
    assert.ok(await inSight(page, "#claim-ottoman-war"));
    if (width < 900) {
      // The card stands between its paragraph and the next.
      const order = await page.evaluate(() => {
        const card = document.getElementById("claim-ottoman-war").closest("details").getBoundingClientRect();
        const text = document.getElementById("in-claim-ottoman-war").closest(".text").getBoundingClientRect();
        return card.top >= text.bottom - 8;
      });
      assert.ok(order);
    }
    await done(page, `width-${width}`);
  });

// The verdict of a claim stands in the margin, on the line of its first word; the sign and that word are never parted.
for (const width of [1440, 1250])
  for (const which of ["kosovo", "everything"])
    test(`labels in the margin: ${which}, ${width} pixels`, async () => {
      const page = await open(which === "kosovo" ? kosovo : everything, { viewport: { width, height: 900 } });
      const labels = await page.evaluate(() => [...document.querySelectorAll(".rail")].map((rail) => {
        const box = rail.getBoundingClientRect();
        const word = rail.parentElement.getClientRects();
        return { top: box.top, bottom: box.bottom, right: box.right, middle: (box.top + box.bottom) / 2, rows: word.length, word: (word[0].top + word[0].bottom) / 2, text: rail.closest(".text").getBoundingClientRect().left, first: rail === rail.parentElement.querySelector(".rail") };
      }));
      assert.ok(labels.length > 0);
      const sorted = labels.toSorted((a, b) => a.top - b.top);
      for (let i = 1; i < sorted.length; i++) assert.ok(sorted[i].top >= sorted[i - 1].bottom - 1, `labels ${i - 1} and ${i} overlap`);
      for (const label of labels) assert.ok(label.right <= label.text + 1, "a label stands in the text");
      // A label may have been pushed below another one; never above its line.
      for (const label of labels) assert.ok(label.middle >= label.word - 6, "a label stands above its line");
      const beside = labels.filter((label) => Math.abs(label.middle - label.word) <= 6).length;
      assert.ok(beside >= labels.length * .6, `${beside} of ${labels.length} labels stand beside their line`);
      await done(page);
    });
for (const width of [1440, 1024, 390])
  test(`a sign stays with its word at ${width} pixels`, async () => {
    const page = await open(kosovo, { viewport: { width, height: 900 } });
    const parted = await page.evaluate(() => [...document.querySelectorAll(".start")].filter((start) => {
      const range = document.createRange();
      range.selectNodeContents(start);
      const tops = [...start.getClientRects()].map((box) => box.top);
      return Math.max(...tops) - Math.min(...tops) > 8;
    }).map((start) => start.textContent));
    assert.deepEqual(parted, []);
    await done(page);
  });

for (const javaScriptEnabled of [true, false])
  test(`what only the desk needs is behind a switch, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const page = await open(kosovo, { javaScriptEnabled });
    assert.equal(await page.locator("#findings").isVisible(), false);
    const words = await page.locator("body").innerText();
    for (const key of ["unsupported-claim", "SHA-256", "preponderance", ".argdown:"]) assert.ok(!words.includes(key), key);
    await page.check("#desk");
    assert.ok(await page.locator("#findings").isVisible());
    assert.ok((await page.locator("body").innerText()).includes("unsupported-claim"));
    await done(page, javaScriptEnabled ? "desk" : undefined);
  });

test("printed, the Kosovo report has at most six pages of A4", async () => {
  const page = await open(kosovo);
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages > 0 && pages <= 6, `${pages} pages`);
  await done(page);
});

test("on paper the table comes first and every card is open", async () => {
  const page = await open(kosovo);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const [table, article] = await page.evaluate(() => ["verdicts", "article"].map((id) => document.getElementById(id).getBoundingClientRect().top));
  assert.ok(table < article);
  assert.equal(await page.locator("details.card:not([open])").count(), 0);
  assert.ok(await page.locator(".picture svg").isVisible());
  assert.ok(!await page.locator(".sections").isVisible());
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details.card[open]").count(), 0);
  await done(page, "print");
});

for (const colorScheme of ["light", "dark"])
  for (const which of ["kosovo", "everything"])
    test(`axe-core finds nothing: ${which}, ${colorScheme}`, async () => {
      const page = await open(which === "kosovo" ? kosovo : everything, { colorScheme });
      await page.click("button.tool:has-text('Open all')");
      await page.evaluate(axe);
      const found = await page.evaluate(async () => (await globalThis.axe.run()).violations.map((violation) => violation.id + ": " + violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")));
      assert.deepEqual(found, []);
      await done(page, `axe-${which}-${colorScheme}`);
    });

// Whoever writes the map, the article or the registry: what they write is text. Each payload stands in every place
// that takes words; the page must run none, gain no element or handler from them, and link nowhere but to the web.
const payloads = [
  "<script>pwned()</script>", "</script><script>pwned()</script>", "</style><script>pwned()</script>", "</title><script>pwned()</script>",
  "</noscript><img src=x onerror=pwned()>", "--><img src=x onerror=pwned()><!--", "\"><img src=x onerror=pwned()>", "' onmouseover='pwned()", "\" onfocus=\"pwned()\" autofocus=\"",
  "<svg onload=pwned()><animate onbegin=pwned()>", "<iframe srcdoc='<script>parent.pwned()</script>'>", "javascript:pwned()", "data:text/html,<script>pwned()</script>",
  "]]><script>pwned()</script>", "<details open ontoggle=pwned()>", "<base href=//evil.example/>", "<form action=javascript:pwned()><button id=main>", "<!--<script>", "&lt;script&gt;pwned()&lt;/script&gt;", "\u202Egnirts\u202C",
];

// A project whose every field, key, id, title, address and date is the payload, and whose article holds it in its text.
function poisoned(name, evil, article) {
  const at = join(folder, name);
  mkdirSync(at);
  const quoted = JSON.stringify(evil);
  const plain = evil.replace(/[\[\]<>]/g, "");
  const write = (file, lines) => writeFileSync(join(at, file), lines.join("\n") + "\n");
  if (article === "article.md") write(article, [`# ${evil}`, "", `The town ${evil} said so in 1999. And \`${evil}\` too.`, "", `> ${evil}`, "", `- [${evil}](${evil})`, `- ![${evil}](<${evil}>)`]);
  else write(article, [`<h1 title=${quoted}>${evil}</h1>`, `<p>The town said so in 1999. ${evil}</p>`]);
  write("copy.txt", [`Before ${evil} the words in question ${evil} after.`]);
  const source = (id) => [`- id: ${id}`, "  type: webpage", ...["title", "container-title", "publisher", "URL", "issued", "accessed", "note"].map((key) => `  ${key}: ${quoted}`), `  author: [{literal: ${quoted}}]`,
    "  custom:", `    tier: ${quoted}`, `    snapshots: [{path: copy.txt, archive-url: ${quoted}, captured: ${quoted}}]`, `    status: [{kind: retraction, date: ${quoted}, notice: ${quoted}}]`];
  write("sources.yaml", [...source("key"), ...source(quoted)]);
  write("map.argdown", ["===", `title: ${quoted}`, `author: ${quoted}`, `article: ${article}`, "sources: sources.yaml", `color: {tagColors: {t: ${quoted}}}`, "===", "", `# ${evil}`, "",
    `[${plain}]: ${evil} {anchor: "The town", standard: ${quoted}, source: ${quoted}} #(${plain})`, `  + <${plain} reason>: "the words in question" [@key, ${plain}] ${evil} [a](${plain})`,
    `  - [Other]: ${evil} "never said ${plain}" [@key] [@${plain.replace(/\W/g, "")}]`]);
  return report(join(at, "map.argdown"), name + ".html");
}
const strange = "img, iframe, object, embed, base, form, link, animate, foreignObject, script:not([type])";

test("hostile maps, articles and sources stay text", async () => {
  for (const [n, evil] of payloads.entries()) {
    const page = await open(poisoned(`evil-${n}`, evil, n % 2 ? "article.md" : "article.html"));
    await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
    if (await page.locator("#search").count()) await page.locator("#search").fill("o"); // a map that opens a comment is empty
    await page.locator("h1").click();
    for (const key of ["j", "Enter", "m", "f"]) await page.keyboard.press(key);
    const found = await page.evaluate((strange) => ({
      strange: document.querySelectorAll(strange).length,
      handlers: [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on")),
      links: [...document.querySelectorAll("[href]")].map((link) => link.getAttribute("href")).filter((href) => !/^(#|https?:\/\/)/.test(href)),
    }), strange);
    assert.deepEqual(found, { strange: 0, handlers: [], links: [] }, evil);
    await done(page);
  }
});
test("hostile words stay text without JavaScript", async () => {
  const page = await open(poisoned("evil-all", payloads.join(" "), "article.md"), { javaScriptEnabled: false });
  assert.equal(await page.locator(strange).count(), 0);
  await done(page);
});

// Ten thousand claims: the bars are 1 s, 33 ms and 20 ms on a quiet machine; times are held to twice
// that (and reading the page to two and a half), for a busy one.
test("ten thousand claims open, move and are searched", async () => {
  const lines = ["===", "title: Ten thousand", "==="];
  let level = -1;
  for (let n = 0; n < 10_000; n++) {
    level = n % 120 === 0 ? 0 : Math.min(level + 1, 1 + (n * 7) % 6);
    lines.push("  ".repeat(level) + (level ? n % 5 ? "+ " : "- " : "\n") + `[Claim ${n}]: The town said so for the ${n}th time in its minutes.`);
    if (n % 120 === 119) lines.push("");
  }
  writeFileSync(join(folder, "big.argdown"), lines.join("\n") + "\n");
  const page = await open(report(join(folder, "big.argdown"), "big.html"));
  const opened = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  const elements = await page.evaluate(() => document.getElementsByTagName("*").length);
  assert.ok(elements < 15_000, `${elements} elements`);
  await page.locator(".stage").scrollIntoViewIfNeeded();
  await page.locator(".stage").focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press("+");
  const live = await page.locator(".stage .node").count();
  assert.ok(live < 100, `${live} boxes in sight`);
  const frame = await page.evaluate(async () => {
    const stage = document.querySelector(".stage");
    const times = [];
    for (let i = 0; i < 40; i++) {
      const before = performance.now();
      stage.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? "ArrowRight" : "ArrowDown", bubbles: true }));
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - before);
    }
    return times.sort((a, b) => a - b)[20];
  });
  await page.waitForTimeout(1500);
  const searched = await page.evaluate(() => {
    const input = document.getElementById("search");
    const times = ["c", "claim 4", "4242", "town"].map((words) => {
      input.value = words;
      const before = performance.now();
      input.dispatchEvent(new Event("input"));
      return performance.now() - before;
    });
    return Math.max(...times);
  });
  console.log(`# ${elements} elements, ${live} in sight, opened in ${Math.round(opened)} ms, median frame ${frame.toFixed(1)} ms, slowest search ${searched.toFixed(1)} ms`);
  assert.ok(opened < 2500 && frame < 66 && searched < 40);
  // The outline came whole, with what is argued for in sight; its items open one by one.
  assert.equal(await page.locator("#outline > li").count(), 10_000);
  assert.equal(await page.locator("#outline > li:visible").count(), 84);
  await page.locator("#outline > li:visible").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#outline > li").first().getAttribute("aria-expanded"), "true");
  await page.evaluate(() => { location.hash = "#t-claim-claim-5005"; });
  await page.locator("#t-claim-claim-5005").waitFor({ state: "visible" });
  await page.evaluate(() => { location.hash = "#claim-claim-9999"; });
  await page.locator("#claim-claim-9999").waitFor({ state: "visible" });
  await done(page);
});
