#!/usr/bin/env node
// Opens HTML reports in headless Chromium: nothing is fetched, nothing runs, everything can be reached and read.
//
// Usage: node run.mjs BINARY STORY…      (each STORY a folder)
// Without a browser or its driver the test says that it was skipped.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { hostile, linked, long, many } from "./stories.mjs";

const skip = (why) => {
  console.log(`skipped: ${why}`);
  process.exit(0);
};
const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const browserPath =
  process.env.CHROMIUM ??
  names.flatMap((n) => (process.env.PATH ?? "").split(":").map((p) => join(p, n))).find((p) => existsSync(p));
if (!browserPath) skip("no Chromium here");
const { chromium } = await import("playwright-core").catch(() => skip("playwright-core is not installed (npm install)"));
const axePath = new URL("node_modules/axe-core/axe.min.js", import.meta.url);
if (!existsSync(axePath)) skip("axe-core is not installed (npm install)");
const axe = readFileSync(axePath, "utf8");

const [binary, ...stories] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "variorum-"));
let failures = 0;
const check = (ok, story, what) => {
  if (ok) return;
  failures += 1;
  console.log(`FAILED ${story}: ${what}`);
};

function report(name, format, articles, story) {
  const input = articles && articles.map((a) => JSON.stringify(a)).join("\n");
  const done = spawnSync(binary, ["compare", "--format", format, story ?? "-"], { input, maxBuffer: 1 << 28 });
  check(done.status === 0 || done.status === 1, name, `exit status ${done.status}: ${done.stderr}`);
  return done.stdout.toString();
}

function page_of(name, articles, story) {
  const html = report(name, "html", articles, story);
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return { html, url: `file://${file}` };
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });

/// A page that notes every request, message and dialogue.
async function open(url, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1024, height: 900 }, ...options });
  page.noted = [];
  page.on("request", (r) => r.url() !== url.split("#")[0] && page.noted.push(`request ${r.url()}`));
  page.on("console", (m) => page.noted.push(`console ${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => page.noted.push(`error ${e}`));
  page.on("dialog", (d) => (page.noted.push(`dialogue ${d.message()}`), d.dismiss()));
  await page.goto(url);
  return page;
}

/// No overflow at any width, no violation of WCAG A or AA, light and dark, with script and without.
async function layout(name, url, deep = true) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 360, 1024, 1600]) {
      const page = await open(url, { viewport: { width, height: 900 }, colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(wide <= 0, name, `scrolls ${wide} px to the side at ${width} px`);
      check(page.noted.length === 0, name, page.noted.join("; "));
      if (deep && width !== 320) await accessible(name, page, `${width} px, ${colorScheme}`);
      await page.close();
    }
  }
  const page = await open(url, { javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  check(text.includes("The articles"), name, "cannot be read without script");
  check(!(await page.locator("#filters").isVisible().catch(() => false)), name, "shows filters that do nothing");
  await page.close();
}

async function accessible(name, page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  for (const v of found.violations) {
    check(false, name, `${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
  }
}

/// Filters hide what they say, links lead to what they name.
async function filters(name, url) {
  const page = await open(url);
  const count = () => page.locator(".point:visible").count();
  const all = await count();
  if (all === 0) return page.close();
  for (const [field, key] of [["verdict", "data-v"], ["kind", "data-k"]]) {
    for (const box of await page.locator(`[name=${field}]`).all()) {
      const value = await box.getAttribute("value");
      const of = await page.locator(`.point[${key}="${value}"]`).count();
      await box.uncheck();
      await page.waitForFunction((n) => [...document.querySelectorAll(".point")].filter((p) => !p.hidden).length === n, all - of)
        .catch(() => check(false, name, `the filter ${value} does not hide its ${of} points`));
      const rows = await page.locator("tr[data-p]:visible").count();
      check(rows === all - of, name, `${rows} rows of the table for ${all - of} points`);
      await box.check();
    }
  }
  await page.locator("[name=source]").selectOption("1");
  await page.waitForTimeout(60);
  const of = await page.locator('.point[data-s*=" 1 "]').count();
  check((await count()) === of, name, `the second article has ${of} points, ${await count()} are shown`);
  await page.locator("[type=reset]").click();
  await page.locator("[name=text]").fill("zzzz no such words zzzz");
  await page.waitForTimeout(60);
  check((await count()) === 0, name, "the text filter shows what does not hold the text");
  check((await page.locator("#shown").innerText()) === `0 of ${all} points`, name, "the count is wrong");
  // A link to a point leads there even now.
  const last = await page.locator(".point").last().getAttribute("id");
  await page.evaluate((id) => (location.hash = id), last);
  await page.waitForTimeout(60);
  check(await page.locator(`#${last}`).isVisible(), name, "a link to a filtered point leads nowhere");
  await page.close();
  const deep = await open(`${url}#${last}`);
  // On a busy machine the page comes to rest a moment after it has loaded.
  const there = () => deep.locator(`#${last}`).evaluate((e) => {
    const box = e.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  });
  for (let n = 0; n < 10 && !(await there()); n += 1) await deep.waitForTimeout(100);
  // Not yet held: some browsers put the page back to its head after it has loaded.
  if (!(await there())) console.log(`${name}: a link to a point did not scroll there`);
  const broken = await deep.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
    .filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).map((a) => a.outerHTML.slice(0, 120)));
  check(broken.length === 0, name, `links that lead nowhere: ${broken.slice(0, 3)}`);
  await deep.close();
}

/// The time from a change of a filter to the next picture.
async function reaction(name, url) {
  const page = await open(url);
  const worst = await page.evaluate(async () => {
    const form = document.getElementById("filters");
    if (!form) return 0; // no points, no filters
    const turn = async (change) => {
      const start = performance.now();
      change();
      form.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    };
    const box = form.querySelector("[name=verdict][value=agree]") ?? form.querySelector("[name=verdict]");
    const times = [];
    for (const on of [false, true, false, true]) times.push(await turn(() => (box.checked = on)));
    for (const text of ["a", "alm", "zzz", ""]) times.push(await turn(() => (form.elements.text.value = text)));
    return Math.max(...times);
  });
  check(worst < 200, name, `a filter takes ${Math.round(worst)} ms`);
  await page.close();
  return worst;
}

/// Links into the original page lead to the words: the page is served by the test, far down on a long page.
async function fragments(articles) {
  const { url } = page_of("linked", articles);
  const page = await open(url);
  const links = await page.locator('a[href*=":~:text="]').evaluateAll((all) =>
    all.map((a) => [a.href, a.closest("figure").querySelector("mark").textContent]));
  check(links.length > 0, "linked", "no link leads to the words at the source");
  await page.close();
  const escape = (s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  for (const [href, words] of links) {
    const there = await browser.newPage({ viewport: { width: 800, height: 600 } });
    await there.route("**/*", (route) => {
      const i = Number(new URL(route.request().url()).pathname.split("/").pop());
      const text = articles[i].text.split("\n\n").map((p) => `<p>${escape(p)}</p>`).join("");
      route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><div style="height:5000px"></div>${text}<div style="height:5000px"></div>` });
    });
    await there.goto(href);
    await there.waitForTimeout(150);
    check((await there.evaluate(() => scrollY)) > 1000, "linked", `${href} does not lead to “${words}”`);
    await there.close();
  }
  return links.length;
}

for (const story of stories) {
  const name = basename(story);
  const { url } = page_of(name, null, story);
  await layout(name, url);
  await filters(name, url);
  console.log(`${name}: ok`);
}

{
  const articles = hostile();
  const { url } = page_of("hostile", articles);
  await layout("hostile", url);
  await filters("hostile", url);
  const page = await open(url);
  for (const link of await page.locator("a").all()) {
    const href = await link.getAttribute("href");
    check(/^(#|https?:)/.test(href), "hostile", `an address ${href}`);
  }
  check(page.noted.length === 0, "hostile", page.noted.join("; "));
  check((await page.evaluate(() => globalThis.hit)) === undefined, "hostile", "something ran");
  check((await page.locator("script").count()) === 1 && (await page.locator("img, iframe, object").count()) === 0, "hostile", "foreign elements");
  const shown = await page.locator(".text").allTextContents();
  for (const [i, article] of articles.entries()) {
    const words = article.text.replace(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\s]+/g, "");
    const there = shown[i].replace(/U\+[0-9A-F]{4}/g, "").replace(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\s]+/g, "");
    check(there.includes(words), "hostile", `article ${i} is not shown whole`);
  }
  check(/U\+202E/.test(shown[0]), "hostile", "marks that turn lines are not named");
  await page.close();
  console.log("hostile: ok");
}

for (const [name, articles] of [["long", long()], ["many", many()]]) {
  const { html, url } = page_of(name, articles);
  const text = articles.reduce((n, a) => n + Buffer.byteLength(a.text), 0);
  const bytes = Buffer.byteLength(html);
  check(bytes < 4 * text + 300_000, name, `${bytes} bytes for ${text} bytes of text`);
  await layout(name, url, false);
  const points = html.split('<article class="point').length - 1;
  check(points >= 100, name, `only ${points} points, which says little of how fast filters are`);
  const worst = await reaction(name, url);
  console.log(`${name}: ${points} points, ${(bytes / text).toFixed(2)} times the text, a filter takes ${Math.round(worst)} ms`);
}

console.log(`linked: ${await fragments(linked())} links lead to their words`);
await browser.close();
console.log(failures ? `${failures} failures` : "all pages are as they must be");
process.exit(failures ? 1 : 0);
