import { generalistPlaces, generalistShare } from "../../model/generalists.ts";
import { lever } from "../lever.ts";

/** Five years of medical school at 12,000 RMB and three of residency at 30,000: assumed. */
const schooling = 150_000;

export default lever({
  id: "gp-expansion",
  group: "posts",
  name: { en: "More general practitioners", zh: "全科扩招" },
  why: {
    en: "More graduates are trained and registered as general practitioners, whom centres can appoint and hospitals, which post specialties, cannot; those who want hospital work are lost, the rest come and have one way out less.",
    zh: "扩大全科医学招生培养：全科注册的毕业生可在基层执业，而医院按专科设岗、难以聘用，基层来源增多，上行出口减少。",
  },
  payer: "province",
  cost: {
    en: "150,000 RMB of schooling for each graduate beyond the usual number: RMB a month, spread over the county's doctors; training another specialty instead costs nothing more",
    zh: "每名扩招毕业生培养费 15 万元，按全县医师数分摊（元/月）；在原有规模内改为全科培养不另增费用",
  },
  params: {
    share: {
      name: { en: "Usual graduates trained as general practitioners", zh: "原有毕业生中全科培养比例" },
      kind: "share",
      unit: "share",
      default: 0.2,
      range: [0, 1],
      source: { en: "assumed: one in five", zh: "假定：五分之一" },
      grade: "assumed",
    },
    count: {
      name: { en: "Further graduates a year in a county of 1,000 posts", zh: "年扩招人数（按每县千个岗位计）" },
      kind: "count",
      unit: "doctors a year",
      default: 10,
      range: [0, 60],
      source: { en: "assumed: as many as a targeted cohort", zh: "假定：与定向医学生招生数相同" },
      grade: "assumed",
    },
  },
  moves: [generalistShare, generalistPlaces],
  sources: ["S035", "S037"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["county", "township", "community", "village"] },
  apply(write, p) {
    write.raise(generalistShare, p.share);
    write.raise(generalistPlaces, p.count);
    // Graduates are so many for every 1,000 posts: a fixed sum for each post-holder a month pays for all of them.
    write.spendPer("month", (p.count / 1000) * (schooling / 12));
  },
});
