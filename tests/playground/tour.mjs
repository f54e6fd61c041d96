// The tour: welcome, help, a question, a report by clicking, a message nobody asked for, a group chat, a channel.
import { spawnSync } from "node:child_process";
import { Client } from "./client.mjs";

const [python, notice] = process.argv.slice(2);
const client = await Client.open("http://localhost:26150/");
const done = [];

async function stop(name, steps) {
  await steps();
  await client.picture(`${done.length + 1}-${name}`);
  done.push(name);
  console.log(`ok  ${name}`);
}

try {
  await stop("welcome", async () => {
    await client.choose("personal");
    await client.sees("Hej, jeg er Klyngebot", "Afrapportér");
  });
  await stop("help", async () => {
    await client.say("hjælp");
    await client.sees("Det kan du", "Klyngemedlem:");
  });
  await stop("question", async () => {
    await client.say("hvad går initiativ 8 ud på");
    await client.sees("Initiativer for de mest udsatte borgere", "Kilde");
  });
  await stop("report-begun", async () => {
    await client.say("jeg vil skrive om initiativ 8");
    await client.sees("1 af 7");
    await client.say("Vi prøver netværksmøder med borgerens egen læge.");
    await client.sees("Gemt", "2 af 7");
  });
  await stop("report-clicked", async () => {
    for (let number = 3; number <= 7; number++) {
      await client.press("Spring over");
      await client.sees(`${number} af 7`);
    }
    await client.press("Spring over");
    await client.sees("Alle spørgsmål er stillet");
    await client.press("Gennemse");
  });
  await stop("report-submitted", async () => {
    await client.press("Indsend");
    await client.press("Indsend med »ikke oplyst endnu«");
    await client.sees("Indsendt: Initiativ 8 – Vestklyngen");
  });
  await stop("unasked", async () => {
    const left = spawnSync(python, [notice], { encoding: "utf8" });
    if (left.status !== 0) throw new Error(left.stderr);
    await client.say("tak");
    await client.sees("Uopfordret besked");
  });
  await stop("my-data", async () => {
    await client.say("hvad ved du om mig");
    await client.sees("Det ved jeg om dig", "Slet mine data");
  });
  await stop("group", async () => {
    await client.choose("group");
    await client.say("hvem er i styregruppen", { mention: true });
    await client.sees("Styregruppens medlemmer");
  });
  await stop("channel", async () => {
    await client.choose("channel", "Initiativ 8");
    await client.say("hvilke klynger er der", { mention: true, post: true });
    await client.sees("Vestklyngen", "Alliancens klynger");
  });
  if (client.errors.length) throw new Error(`the page had errors: ${client.errors}`);
} catch (error) {
  await client.picture("failed");
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await client.close();
}
