import type { Text } from "../base/text.ts";
import type { Comparison, LoopResult, PackageResult } from "../sim/comparison.ts";
import type { Chapter } from "../sim/findings.ts";
import type { Picture } from "../sim/pictures.ts";

const percent: Text = { en: "%", zh: "%" };

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

const seen = (name: Text, { reviews }: LoopResult): Picture => ({
  chart: "courses",
  data: {
    title: { en: `${name.en}: what each review saw`, zh: `${name.zh}：各次考核所见` },
    caption: {
      en: "What the review was told, late and with error, and what was true at the time; the dotted line is the target.",
      zh: "考核所见（有滞后与误差）与当时的真实值；点线为目标值。",
    },
    unit: percent,
    steps: false,
    panels: distinct(reviews.map(({ indicator }) => indicator)).map((id) => {
      const rows = reviews.filter(({ indicator }) => indicator === id);
      const points = (of: "actual" | "measured") => rows.map((row) => ({ month: row.month, value: 100 * row[of] }));
      return {
        name: rows[0]?.name ?? { en: id, zh: id },
        level: 100 * (rows[0]?.target ?? 0),
        lines: [
          { name: { en: "true", zh: "真实值" }, points: points("actual") },
          { name: { en: "as told", zh: "考核所见" }, points: points("measured") },
        ],
      };
    }),
  },
});

const done = (name: Text, { strengths }: LoopResult): Picture => ({
  chart: "courses",
  data: {
    title: { en: `${name.en}: what each review did`, zh: `${name.zh}：各次考核后的政策力度` },
    caption: {
      en: "Strength that the loop gives each lever, as a share of what was intended, from one review to the next.",
      zh: "闭环给予各政策工具的力度，占原定力度的比例，自一次考核至下一次。",
    },
    unit: percent,
    steps: true,
    panels: distinct(strengths.map(({ lever }) => lever)).map((id) => {
      const rows = strengths.filter(({ lever }) => lever === id);
      return {
        name: rows[0]?.name ?? { en: id, zh: id },
        level: 100,
        lines: [
          {
            name: { en: "strength given", zh: "给予的力度" },
            points: rows.map(({ month, granted }) => ({ month, value: 100 * granted })),
          },
        ],
      };
    }),
  },
});

/** What the closed loops of a comparison saw and did; null where no package has one. */
export function loopChapter({ packages }: Comparison): Chapter | null {
  const looped = packages.filter((p): p is PackageResult & { readonly loop: LoopResult } => p.loop !== undefined);
  if (looped.length === 0) return null;
  const reviews = ({ loop }: (typeof looped)[number]): number => new Set(loop.reviews.map(({ month }) => month)).size;
  return {
    id: "loop",
    title: { en: "The closed loop", zh: "闭环调控" },
    lines: looped.map((p) => ({
      en: `${p.name.en}: ${reviews(p)} reviews; means over all replicates`,
      zh: `${p.name.zh}：考核 ${reviews(p)} 次；为各次重复运行的均值`,
    })),
    pictures: looped.flatMap(({ name, loop }) => [seen(name, loop), done(name, loop)]),
    tables: [],
  };
}
