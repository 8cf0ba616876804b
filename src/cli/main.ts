#!/usr/bin/env node
import { Faults } from "../base/fail.ts";
import { tuneCompiler } from "../host/node/compiler.ts";
import { fileFaults } from "../host/node/write.ts";
import { languageOf } from "./language.ts";
import { medtide } from "./medtide.ts";
import { createSession, exit } from "./session.ts";

tuneCompiler();

const lang = languageOf(process.argv.slice(2), process.env);

/** What stops a command short of its end: a line in the user's language, never a stack trace. */
const explain = (error: unknown): void => {
  if (error instanceof Faults) createSession(lang, false).tell(error.faults);
  else process.stderr.write(`medtide: ${error instanceof Error ? error.message : String(error)}\n`);
};

// A reader that has seen enough, as in `medtide levers | head`, is no error; output that cannot be written is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  explain(fileFaults(lang === "zh" ? "标准输出" : "standard output", error));
  process.once("exit", () => {
    process.exitCode = exit.failed;
  });
});
process.stderr.on("error", () => {});

try {
  process.exitCode = await medtide(process.argv.slice(2), lang, createSession);
} catch (error) {
  explain(error);
  process.exitCode = exit.failed;
}
