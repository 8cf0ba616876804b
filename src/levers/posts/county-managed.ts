import { schoolAccess } from "../../model/factors/schooling.ts";
import { titles } from "../../model/kinds.ts";
import { parameters } from "../../model/parameters.ts";
import { countyManagedShare, countyManagedTerm, releasedShare } from "../../model/posts.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

/** School access that comes with a post of the county's, whose children go to school in the county seat. */
const countySchools = 0.7;

/** Floor of pay as a share of county pay at the same title; the model keeps it, this lever pays for it. */
const floor = parameters.countyManagedPay.default;

export default lever({
  id: "county-managed",
  group: "posts",
  name: { en: "County-managed, township-used posts", zh: "县管乡用" },
  why: {
    en: "Vacant township posts are filled from the county's establishment with county pay, county schools and the right of return; part of the effect is only that frozen posts are filled at all.",
    zh: "乡镇空编由县级统一管理使用，享县级待遇、子女县城入学和期满返县权；其中一部分效果只是冻结的空编终于得以使用。",
  },
  caveat: {
    en: "Part of the fall in vacancy is only that frozen posts are filled at all; switch county terms off and compare before crediting them.",
    zh: "空编率下降中有一部分只是冻结编制得以使用；在归功于县级待遇之前，应关闭县级待遇另作对照。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each county-managed doctor: 85 % of county pay at the title less township pay; posts themselves are in the establishment's budget",
    zh: "每名县管乡用医师每月支付（元）：同职称县级收入的 85% 与乡镇收入之差；编制本身已在预算内",
  },
  params: {
    share: {
      name: { en: "Share of vacant posts", zh: "空编使用比例" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0, 1],
      source: {
        en: "S091; S092: vacancy fell from 23 % to 8 %, about two thirds of the vacant posts",
        zh: "S091、S092：空编率由 23% 降至 8%，约补齐三分之二空编",
      },
      grade: "derived",
    },
    term: {
      name: { en: "Term before the right of return", zh: "服务周期" },
      kind: "months",
      unit: "months",
      default: 36,
      range: [12, 72],
      source: "S094",
      grade: "measured",
    },
    terms: {
      name: {
        en: "County terms of service (without: frozen posts are only released)",
        zh: "县级待遇（关闭时仅释放冻结空编）",
      },
      kind: "switch",
      unit: "switch",
      default: 1,
      range: [0, 1],
      source: { en: "assumed: the proposal in full", zh: "假定：完整实施建议" },
      grade: "assumed",
    },
  },
  moves: [countyManagedShare, countyManagedTerm, schoolAccess, releasedShare],
  sources: ["S032", "S053", "S091", "S092", "S093", "S094"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  stacksWith: ["school-access"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    if (p.terms === 0) {
      write.raise(releasedShare, p.share);
      return;
    }
    write.raise(countyManagedShare, p.share);
    write.set(countyManagedTerm, p.term);
    write.raise(schoolAccess, countySchools, { posts: ["county-managed"] });
    for (const type of ["township", "community"] as const)
      for (const title of titles) {
        const gap = floor * usualPay("county", title) - usualPay(type, title);
        write.spendPer("month", Math.max(0, gap), { types: [type], titles: [title], posts: ["county-managed"] });
      }
  },
});
