// Written by src/tools/gen.ts from the names of the files; do not edit.
import check from "./commands/check.ts";
import compact from "./commands/compact.ts";
import compare from "./commands/compare.ts";
import effects from "./commands/effects.ts";
import export_ from "./commands/export.ts";
import factors from "./commands/factors.ts";
import lab from "./commands/lab.ts";
import levers from "./commands/levers.ts";
import life from "./commands/life.ts";
import new_ from "./commands/new.ts";
import query from "./commands/query.ts";
import replay from "./commands/replay.ts";
import report from "./commands/report.ts";
import runChunk from "./commands/run-chunk.ts";
import run from "./commands/run.ts";
import schema from "./commands/schema.ts";
import study from "./commands/study.ts";
import worker from "./commands/worker.ts";

export const all = [check, compact, compare, effects, export_, factors, lab, levers, life, new_, query, replay, report, runChunk, run, schema, study, worker] as const;
