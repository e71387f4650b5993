// stet's parser and @argdown/core 2.0.1 on one document, in one run: bytes to syntax tree, CPU seconds, warm.
//
//   node bench/compare_with_argdown.mjs --core DIR/node_modules/@argdown/core --stet build/bench/bench/parser_bench
//        [--document FILE] [--megabytes 4]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const options = { megabytes: "4" };
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i].slice(2)] = process.argv[i + 1];
const { argdown } = await import(pathToFileURL(resolve(options.core, "dist/index.js")));

// Claims, reasons, structures and headings with the usual inlines; the same bytes each time.
function document(bytes) {
  const parts = [];
  let size = 0;
  for (let i = 0; size < bytes; ++i) {
    const part = `# Section ${i} #topic

[Claim ${i}]: Support was *promised* in February, see [a link](http://example.org/page${i}) and @[Claim ${i >> 1}]
    on two lines. #tag {rank: ${i % 9}}
  + <Reason ${i}>: The record shows it; nobody denies that it was __said__, e.g. in public.
    - An objection without a title, which stands until someone answers it.
  - [Other ${i}]

<Reason ${i}>

(1) The record shows that it was said.
(2) What was said was meant.
-- modus ponens {uses: [1, 2]} --
(3) [Claim ${i}]

`;
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

const text = options.document ? readFileSync(options.document, "utf8") : document(Number(options.megabytes) * 1e6);
const bytes = Buffer.byteLength(text);
const file = options.document ?? join(mkdtempSync(join(tmpdir(), "stet-")), "document.argdown");
if (!options.document) writeFileSync(file, text);

const parse = input => argdown.run({ input, process: ["parse-input"], logLevel: "silent" });
for (let i = 0; i < 20; ++i) parse(document(20000));
const before = process.cpuUsage();
const errors = parse(text).parserErrors.length;
const spent = process.cpuUsage(before);
const reference = bytes / ((spent.user + spent.system) / 1e6) / 1e6;

const report = execFileSync(resolve(options.stet), ["--document", file], { encoding: "utf8" });
const rate = /bytes_per_second=([\d.]+)([kMG]?)/.exec(report);
const stet = (Number(rate[1]) * { "": 1, k: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }[rate[2]]) / 1e6;
console.log(`${(bytes / 1e6).toFixed(1)} MB, ${errors} errors`);
console.log(`@argdown/core  ${reference.toFixed(2)} MB a CPU second`);
console.log(`stet           ${stet.toFixed(0)} MB a CPU second, ${(stet / reference).toFixed(0)} times as much`);
