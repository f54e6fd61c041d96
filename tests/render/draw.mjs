// Draws Adaptive Cards as PNG with the official renderer in headless Chromium and reports what it finds.
// usage: node draw.mjs CARDS.json OUT_DIR CHROMIUM   CARDS.json: {name: card, …}
// stdout: {name: {text, warnings: [], overflow: [{theme, width, elements}]}}
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const [cardsFile, outDir, executablePath] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const cards = JSON.parse(readFileSync(cardsFile, "utf8"));
const renderer = readFileSync(join(dirname(require.resolve("adaptivecards/package.json")), "dist/adaptivecards.min.js"), "utf8");
const markdown = readFileSync(join(dirname(require.resolve("markdown-it/package.json")), "dist/browser/markdown-it.umd.min.js"), "utf8");
const hostConfigs = JSON.parse(readFileSync(new URL("./hosts.json", import.meta.url), "utf8"));

// What a chat client adds around a card: long words break, and a long draft scrolls inside its field.
const page_html = (theme) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 8px; overflow-wrap: anywhere; font: 14px "Segoe UI", sans-serif;
         background: ${theme === "dark" ? "#1f1f1f" : "#f5f5f5"}; }
  #card { border-radius: 6px; overflow: hidden; color: ${theme === "dark" ? "#fff" : "#242424"}; }
  .ac-input, .ac-pushButton { font: inherit; box-sizing: border-box; }
  .ac-textInput, .ac-dateInput, .ac-numberInput, .ac-multichoiceInput { width: 100%; padding: 6px; border: 1px solid #888;
         border-radius: 4px; background: ${theme === "dark" ? "#292929" : "#fff"}; color: inherit; }
  .ac-multiline { height: 6em; }
  .ac-pushButton { padding: 5px 12px; border: 1px solid ${theme === "dark" ? "#666" : "#d1d1d1"}; border-radius: 4px;
         background: ${theme === "dark" ? "#292929" : "#fff"}; color: inherit; min-height: 32px; }
  p { margin: 0 0 8px; } ul, ol { margin: 0; padding-left: 22px; }
</style><div id="card"></div>`;

function drawInPage({ card, hostConfig }) {
  const drawn = new AdaptiveCards.AdaptiveCard();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = window.markdownit({ linkify: false }).render(text);
    result.didProcess = true;
  };
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  const context = new AdaptiveCards.SerializationContext();
  // The renderer keeps this global regular expression's place from card to card and then refuses every second "da".
  AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0;
  drawn.parse(card, context);
  const root = document.getElementById("card");
  root.replaceChildren(drawn.render());
  const validated = drawn.validateProperties();
  const told = (element) => `${element.className || element.tagName}: ${(element.innerText || "").slice(0, 60)}`;
  const cut = (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  const outside = (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
  const hidden = [...root.querySelectorAll("*")].filter((e) => cut(e) || outside(e)).map(told);
  const warnings = [];
  for (let i = 0; i < context.eventCount; i++) warnings.push(context.getEventAt(i).message);
  for (const failure of validated.validationEvents) warnings.push(failure.message);
  return { overflow: hidden, warnings, text: root.innerText };
}

mkdirSync(outDir, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const report = {};
for (const theme of ["light", "dark"]) {
  for (const width of [320, 800]) {
    const page = await browser.newPage({ viewport: { width, height: 400 } });
    await page.setContent(page_html(theme));
    await page.addScriptTag({ content: renderer });
    await page.addScriptTag({ content: markdown });
    for (const [name, card] of Object.entries(cards)) {
      const found = await page.evaluate(drawInPage, { card, hostConfig: hostConfigs[theme] });
      await page.screenshot({ path: join(outDir, `${name}-${width}-${theme}.png`), fullPage: true });
      const entry = (report[name] ??= { text: found.text, warnings: found.warnings, overflow: [] });
      if (found.overflow.length) entry.overflow.push({ theme, width, elements: found.overflow });
    }
    await page.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(report));
