import type { Text } from "../base/text.ts";
import type { Target } from "../levers/lever.ts";
import { placeNames } from "./variables.ts";

/** Whom a target reaches by what a study says of it, in words; axes that it leaves out are as they were. */
export function targetWords({ types, remoteness, ...rest }: Target): Text {
  const others = Object.values(rest).flat().map(String);
  const band = remoteness === undefined ? null : `${remoteness[0]}–${remoteness[1]}`;
  const parts: Text[] = [
    ...(types ?? []).map((type) => placeNames[type]),
    ...others.map((id) => ({ en: id, zh: id })),
    ...(band === null ? [] : [{ en: `remoteness ${band}`, zh: `偏远度 ${band}` }]),
  ];
  if (parts.length === 0) return { en: "as usual", zh: "照常" };
  return { en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("、") };
}
