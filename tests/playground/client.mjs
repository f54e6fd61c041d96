// A person at the playground's page: picks a chat, types, presses buttons on cards, and reads. It relies only on what
// the page shows: roles, labels and text.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";

const { chromium } = createRequire(join(process.env.PLAYGROUND, "package.json"))("playwright-core");
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
];
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Client {
  static async open(url) {
    const profile = mkdtempSync(join(tmpdir(), "klyngebot-profile-"));
    const viewport = { width: 1400, height: 1000 };
    const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM, headless: true, viewport, args: FLAGS });
    const client = new Client(context, profile);
    for (let tries = 0; ; tries++) {
      try { await client.page.goto(url); break; } catch (error) { if (tries > 100) throw error; await pause(200); }
    }
    await client.page.getByRole("treeitem").first().waitFor({ timeout: 30_000 });
    return client;
  }

  constructor(context, profile) {
    this.context = context;
    this.profile = profile;
    this.page = context.pages()[0];
    this.page.setDefaultTimeout(15_000);
    this.errors = [];
    this.page.on("pageerror", (error) => this.errors.push(String(error)));
  }

  /** Waits until the page shows all of these words. */
  async sees(...words) {
    let shown = "";
    for (let waited = 0; waited < 20_000; waited += 100) {
      shown = await this.page.evaluate(() => document.body.innerText);
      if (words.every((word) => shown.includes(word))) return;
      await pause(100);
    }
    const missing = words.filter((word) => !shown.includes(word));
    throw new Error(`not seen: ${missing.join(", ")}\n--- the page ---\n${shown.slice(-3000)}`);
  }

  async choose(kind, name) {
    const items = {
      personal: this.page.getByRole("treeitem", { name: "Personal Chat" }),
      group: this.page.getByRole("tree").first().getByRole("treeitem").nth(1),
      channel: this.page.getByRole("treeitem", { name: new RegExp(` - ${name}$`) }),
    };
    await items[kind].click();
    await pause(500);
  }

  /** Writes and sends; in a channel it begins a post. */
  async say(text, { mention = false, post = false } = {}) {
    const boxes = this.page.locator("[data-lexical-editor=true]");
    await (post ? boxes.first() : boxes.last()).click();
    if (mention) {
      await this.page.keyboard.type("@");
      const menu = this.page.getByRole("listbox", { name: "Typeahead menu" });
      await menu.getByRole("menuitem").filter({ hasText: "Klyngebot" }).click();
    }
    await this.page.keyboard.type(text);
    const send = post ? { name: "Post", exact: true } : { name: "Send Message" };
    await this.page.getByRole("button", send).last().click();
  }

  /** Presses a button of the newest card that has it; the page draws cards anew now and then, so it tries again. */
  async press(title) {
    const button = this.page.locator(".ac-adaptiveCard").getByRole("button", { name: title, exact: true }).last();
    await button.waitFor();
    await pause(400);
    await button.click();
  }

  async picture(name) {
    await pause(400);
    await this.page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) });
  }

  async close() {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
