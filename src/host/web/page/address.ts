import { batch, computed, effect, signal } from "@preact/signals";
import type { Text } from "../../../base/text.ts";
import { provinces, shippedRegions } from "../files.ts";
import { fromFragment, type Linked, toFragment } from "../link.ts";
import { budget, OWN, ownFiles, ownHash, region, replicates, seed, years } from "./basis.ts";
import { blank, drafts, fill, texts } from "./drafts.ts";

const linked = (): Linked => ({
  region: region.value,
  seed: seed.value,
  replicates: replicates.value,
  years: years.value,
  budget: budget.value,
  packages: texts.value.map(({ path, text }) => [path.replace(".yaml", ""), text]),
  ...(region.value === OWN && ownHash.value !== null ? { own: ownHash.value } : {}),
});

/** The address of this page as it stands: the whole of it is in the part that no server sees. */
export const address = computed(() => `${location.href.replace(/#.*$/, "")}#${toFragment(linked())}`);

/** What was wrong with the link that the page was opened by. */
export const linkFaults = signal<readonly Text[]>([]);

/** SHA-256 of the own data that a link is of. */
export const wantedHash = signal<string | null>(null);
/** A link that waits for the data it is of. */
const waiting = signal<Linked | null>(null);

/** Takes over what a link holds, each file by way of the parser. */
const restore = (link: Linked): void => {
  if (link.region === OWN && link.own !== undefined && ownHash.value === null) {
    wantedHash.value = link.own;
    waiting.value = link;
    return;
  }
  const faults: Text[] = [];
  if ([...shippedRegions, ...provinces].some(({ path }) => path === link.region)) region.value = link.region;
  else if (link.region === OWN && link.own !== undefined) {
    region.value = OWN;
  } else
    faults.push({
      en: `The link names a region that is not here: ${link.region}`,
      zh: `链接所指区域不在此处：${link.region}`,
    });
  seed.value = link.seed;
  replicates.value = link.replicates;
  years.value = link.years;
  budget.value = link.budget;
  drafts.value = link.packages.map(([key]) => blank(key));
  link.packages.forEach(([, text], at) => {
    for (const { en, zh } of fill(text, null, at)) faults.push({ en, zh });
  });
  linkFaults.value = faults;
};

/** Takes the user's own data for the region, and over from the link that has waited for it. */
export const settleOwn = (files: ReadonlyMap<string, string>, hash: string): void => {
  const link = waiting.value;
  batch(() => {
    ownFiles.value = files;
    ownHash.value = hash;
    region.value = OWN;
    if (link !== null) restore(link);
    waiting.value = null;
  });
};

/** Opens what the address says, and keeps the address true from then on. */
export const startLinking = (): void => {
  const open = (): void => {
    const link = fromFragment(location.hash);
    if (link === "damaged")
      linkFaults.value = [
        {
          en: "This link is cut short or damaged, so nothing of it was taken over. Ask for it again, whole.",
          zh: "该链接不完整或已损坏，未载入任何内容。请重新获取完整链接。",
        },
      ];
    else if (link !== null) restore(link);
  };
  open();
  addEventListener("hashchange", open);
  let later: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const next = address.value;
    clearTimeout(later);
    if (waiting.value !== null) return;
    later = setTimeout(() => history.replaceState(null, "", next), 600);
  });
};
