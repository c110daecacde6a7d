#!/usr/bin/env node
// Makes the README's pictures from a story: the HTML report and the terminal's. Needs Chromium and the packages of
// tests/browser (npm install there).
//
// Usage: node docs/make-pictures.mjs BINARY [STORY]        (the story is seeds/quake unless told)

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../tests/browser/run.mjs", import.meta.url))("playwright-core");
const [binary, story = "seeds/quake"] = process.argv.slice(2);
const images = new URL("images/", import.meta.url).pathname;
const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const executablePath =
  process.env.CHROMIUM ?? names.flatMap((n) => process.env.PATH.split(":").map((p) => join(p, n))).find((p) => existsSync(p));

function report(...options) {
  const done = spawnSync(binary, ["compare", ...options, story], { env: { ...process.env, COLUMNS: "92" } });
  if (done.status > 1) throw new Error(done.stderr.toString());
  return done.stdout.toString();
}

const colours = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 36: "#76e3ea", 91: "#ff7b72", 92: "#7ee787", 93: "#e3b341", 94: "#79c0ff", 96: "#76e3ea" };

/// Text with ANSI colours as HTML.
function html(text) {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  let bold = false;
  let colour = null;
  const parts = escaped.split(/\u001b\[([0-9;]*)m/);
  return parts.map((part, i) => {
    if (i % 2 === 0) return `<span style="${bold ? "font-weight:bold;" : ""}${colour ? `color:${colour}` : ""}">${part}</span>`;
    const codes = part.split(";");
    if (codes[0] === "38" || codes[0] === "48") return "";
    for (const code of codes) {
      if (code === "" || code === "0") [bold, colour] = [false, null];
      else if (code === "1") bold = true;
      else if (colours[code]) colour = colours[code];
    }
    return "";
  }).join("");
}

const folder = mkdtempSync(join(tmpdir(), "variorum-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function picture(file, page, name, width, height) {
  writeFileSync(join(folder, file), page);
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: "light" });
  await tab.goto(`file://${join(folder, file)}`);
  await tab.screenshot({ path: join(images, name) });
  await tab.close();
}

await picture("report.html", report("--format", "html"), "report.png", 1100, 1000);
const lines = report("--color", "always").split("\n");
const page = `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#0d1117;color:#e6edf3">
  <pre style="margin:16px;font:14px/1.3 'DejaVu Sans Mono',monospace">${html([`<b>$ variorum compare ${story}</b>`.replace(/<\/?b>/g, ""), ...lines.slice(0, 44)].join("\n"))}</pre>`;
await picture("terminal.html", page, "terminal.png", 860, 830);
await browser.close();
