import type { Text } from "../base/text.ts";
import type { Target } from "../levers/lever.ts";

/** Words of the closed lists that a target names. */
const targetNames: Readonly<Record<string, Text>> = {
  tertiary: { en: "tertiary hospital", zh: "三级医院" },
  county: { en: "county hospitals", zh: "县级医院" },
  township: { en: "township centres", zh: "乡镇卫生院" },
  community: { en: "community centres", zh: "社区卫生服务中心" },
  village: { en: "village clinics", zh: "村卫生室" },
  "posts village": { en: "village post", zh: "村医岗位" },
  established: { en: "established", zh: "编制" },
  contract: { en: "contract", zh: "编外聘用" },
  "county-managed": { en: "county-managed", zh: "县管乡用" },
  targeted: { en: "targeted training", zh: "定向培养" },
  assistant: { en: "assistant", zh: "助理医师" },
  resident: { en: "resident", zh: "住院医师" },
  attending: { en: "attending", zh: "主治医师" },
  "associate-chief": { en: "associate chief", zh: "副主任医师" },
  chief: { en: "chief", zh: "主任医师" },
  general: { en: "general practice", zh: "全科" },
  internal: { en: "internal medicine", zh: "内科" },
  surgery: { en: "surgery", zh: "外科" },
  shortage: { en: "short specialties", zh: "紧缺专业" },
  "chinese-medicine": { en: "Chinese medicine", zh: "中医" },
  other: { en: "other", zh: "其他" },
};

/** A word of one of a target's lists; names of counties stand for themselves. */
export const targetName = (axis: string, word: string): Text =>
  targetNames[`${axis} ${word}`] ?? targetNames[word] ?? { en: word, zh: word };

/** Whom a target reaches by what is said of it, in words; axes that it leaves out are as they were. */
export function targetText({ remoteness, ...lists }: Target): Text {
  const band = remoteness === undefined ? null : `${remoteness[0]}–${remoteness[1]}`;
  const parts = [
    ...Object.entries(lists).flatMap(([axis, words]: [string, readonly string[]]) =>
      words.map((word) => targetName(axis, word)),
    ),
    ...(band === null ? [] : [{ en: `remoteness ${band}`, zh: `偏远度 ${band}` }]),
  ];
  if (parts.length === 0) return { en: "as usual", zh: "照常" };
  return { en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("、") };
}
