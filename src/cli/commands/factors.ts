import type { Text } from "../../base/text.ts";
import { causeNames } from "../../chart/words.ts";
import type { Factor } from "../../model/factor.ts";
import { all } from "../../model/factors/all.gen.ts";
import { evidenceIn } from "../../model/source.ts";
import { defaultAndRange, evidence, evidenceLines, pick } from "../catalogue.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";
import { exit, type Session } from "../session.ts";

const factors: readonly Factor[] = all;

const factorObject = ({ put: _, ...declared }: Factor): object => declared;

const kind: Text = { en: "factor", zh: "因素" };

const details = ({ id, name, why, group, beta }: Factor, { lang }: Session): string[] => [
  `${id}  ${name[lang]}`,
  why[lang],
  "",
  ...alignWords([
    [lang === "zh" ? "类别" : "Group", causeNames[group][lang]],
    [lang === "zh" ? "系数" : "Coefficient", defaultAndRange(beta, lang)],
    [lang === "zh" ? "依据" : "Rests on", evidence(beta, lang)],
  ]),
  ...evidenceLines(evidenceIn(beta.source), lang),
];

export default command({
  name: "factors",
  means: { en: "List the reasons to stay or go, or show one", zh: "列出去留因素，或查看其中一项" },
  argument: { name: "id", count: "maybe", means: { en: "Id of a factor", zh: "因素标识" } },
  options: [],
  run([id], values, session) {
    const picked = pick(factors, id, kind);
    const { lang } = session;
    if (values.json) session.printJson(picked.map(factorObject));
    else if (id !== undefined) session.print(picked.flatMap((factor) => details(factor, session)).join("\n"));
    else
      session.print(
        alignWords(picked.map((f) => [f.id, String(f.beta.default), causeNames[f.group][lang], f.name[lang]])).join(
          "\n",
        ),
      );
    return exit.done;
  },
});
