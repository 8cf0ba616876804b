import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Text } from "../../base/text.ts";
import type { Study } from "../../study/study.ts";
import { changes, factsHash, studyFacts } from "../../study/study-facts.ts";
import { json, readJson, refuse } from "./store.ts";
import { planFile, studyFolder } from "./study-folder.ts";
import { makeFolder, writeWhole } from "./write.ts";

/** A plan frozen before it was run. */
export interface Registration {
  readonly format: 1;
  readonly study: string;
  /** Hash of the facts, and of the plan of the first wave: points, replicates and seed. */
  readonly request: string;
  readonly plan: string;
  readonly facts: Readonly<Record<string, string>>;
  /** When, by this machine's clock. */
  readonly registered: string;
}

const FILE = "registration.json";

const read = (folder: string): Registration | null => {
  const file = join(folder, FILE);
  return existsSync(file) ? (readJson(file) as Registration) : null;
};

/** Freezes the plan of a study in its folder. Refuses, by `Faults`, to register another plan where one is registered. */
export function register(folder: string, study: Study, plan: string): Registration {
  const facts = studyFacts(study);
  const request = factsHash(facts);
  const known = read(folder);
  if (known !== null) {
    if (known.request === request && known.plan === plan) return known;
    throw refuse(join(folder, FILE), {
      en: "another plan is registered here; register this one in another folder (--out)",
      zh: "此处已注册另一计划；请在另一文件夹（--out）注册",
    });
  }
  if (existsSync(planFile(folder, 0))) {
    throw refuse(folder, {
      en: "runs have begun here: a plan is registered before it is run; use --force or another --out",
      zh: "此处已开始运行：计划须在运行前注册；请用 --force，或另选 --out",
    });
  }
  const registration: Registration = {
    format: 1,
    study: study.id,
    request,
    plan,
    facts,
    registered: new Date().toISOString(),
  };
  makeFolder(folder);
  writeWhole(join(folder, FILE), json(registration));
  return registration;
}

/** Where the plan of a study may be registered: in its folder, or beside it under another hash of the same study. */
function folders(folder: string, study: Study): string[] {
  const usual = studyFolder(study);
  if (folder !== usual || !existsSync(dirname(usual))) return [folder];
  const prefix = `${study.id}-`;
  const beside = readdirSync(dirname(usual))
    .filter((name) => name.startsWith(prefix) && /^[0-9a-f]{8}$/.test(name.slice(prefix.length)))
    .filter((name) => name !== basename(usual))
    .sort();
  return [folder, ...beside.map((name) => join(dirname(usual), name))];
}

/** How a study departs from the plan registered for it, one thing a line; null where none is registered. */
export function deviations(folder: string, study: Study, plan: string): readonly Text[] | null {
  for (const candidate of folders(folder, study)) {
    const registration = read(candidate);
    if (registration === null || registration.study !== study.id) continue;
    const changed = changes(registration.facts, studyFacts(study)).map(
      ({ key, before, now }): Text => ({
        en: `${key}: registered ${before ?? "nothing"}, run with ${now ?? "nothing"}`,
        zh: `${key}：注册为 ${before ?? "无"}，实际为 ${now ?? "无"}`,
      }),
    );
    if (changed.length > 0 || registration.plan === plan) return changed;
    return [
      {
        en: "the points or replicates of the plan are not those that were registered",
        zh: "计划中的试算点或重复运行与注册时不同",
      },
    ];
  }
  return null;
}
