import { listComma, type Text } from "../../base/text.ts";
import { leverGroupNames, payerNames } from "../../chart/words.ts";
import { all } from "../../levers/all.gen.ts";
import type { Lever } from "../../levers/lever.ts";
import { written } from "../../levers/lever-parameter.ts";
import { evidenceIn } from "../../model/source.ts";
import { outcomes } from "../../sim/outcomes.ts";
import { unitText } from "../../sim/unit-text.ts";
import { defaultAndRange, evidence, evidenceLines, pick } from "../catalogue.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";
import { exit, type Session } from "../session.ts";

const levers: readonly Lever[] = all as unknown as readonly Lever[];

const leverObject = ({ apply: _, moves, ...declared }: Lever): object => ({
  ...declared,
  moves: moves.map(({ id }) => id),
});

const outcomeName = (id: string): Text =>
  Object.entries(outcomes).find(([known]) => known === id)?.[1].name ?? { en: id, zh: id };

const kind: Text = { en: "lever", zh: "政策工具" };

const details = (lever: Lever, { lang }: Session): string[] => {
  const zh = lang === "zh";
  const params = Object.entries(lever.params).flatMap(([id, p]) => [
    [
      `  ${id}`,
      p.choices === undefined ? `${defaultAndRange(p, lang)} ${unitText(p.unit)[lang]}` : String(written(p, p.default)),
      evidence(p, lang),
      p.name[lang],
    ],
    ...(p.choices ?? []).map((choice) => [`    ${choice.id}`, choice.name[lang]]),
  ]);
  const expected =
    lever.expects === "no effect"
      ? zh
        ? "预计无影响"
        : "no effect"
      : `${outcomeName(lever.expects.outcome)[lang]} ${lever.expects.direction === "up" ? "↑" : "↓"}`;
  const restsOn = [
    ...new Set([...lever.sources, ...Object.values(lever.params).flatMap(({ source }) => evidenceIn(source))]),
  ];
  const list = (label: Text, ids: readonly string[] | undefined): string[][] =>
    ids === undefined || ids.length === 0 ? [] : [[label[lang], ids.join(listComma[lang])]];
  return [
    `${lever.id}  ${lever.name[lang]}`,
    lever.why[lang],
    ...(lever.caveat === undefined ? [] : [lever.caveat[lang]]),
    "",
    ...alignWords([
      [zh ? "支付方" : "Payer", payerNames[lever.payer][lang]],
      [zh ? "成本" : "Cost", lever.cost[lang]],
      [zh ? "预期" : "Expected", expected],
      ...list({ en: "Conflicts with", zh: "互斥" }, lever.conflicts),
      ...list({ en: "Adds to", zh: "可叠加" }, lever.stacksWith),
    ]),
    ...(params.length === 0
      ? []
      : ["", zh ? "参数：默认值［范围］单位" : "Parameters: default [range] unit", ...alignWords(params)]),
    ...evidenceLines(restsOn, lang),
  ];
};

export default command({
  name: "levers",
  means: { en: "List the policy levers, or show one", zh: "列出政策工具，或查看其中一项" },
  argument: { name: "id", count: "maybe", means: { en: "Id of a lever", zh: "政策工具标识" } },
  options: [],
  run([id], values, session) {
    const picked = pick(levers, id, kind);
    const { lang } = session;
    if (values.json) session.printJson(picked.map(leverObject));
    else if (id !== undefined) session.print(picked.flatMap((lever) => details(lever, session)).join("\n"));
    else session.print(alignWords(picked.map((l) => [l.id, leverGroupNames[l.group][lang], l.name[lang]])).join("\n"));
    return exit.done;
  },
});
