import { conversionAge, villageConversions } from "../../model/appointments.ts";
import { titles } from "../../model/kinds.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

export default lever({
  id: "village-conversion",
  group: "posts",
  name: { en: "Village doctors become centre staff", zh: "村医转正" },
  why: {
    en: "Licensed village doctors join a township centre by assessment, best first, in vacant posts that are released for them: the centre gains what the village loses.",
    zh: "具备执业资格的乡村医生经考核择优进入乡镇卫生院编制，占用空编（含冻结编制）：卫生院之所得即村卫生室之所失。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each doctor taken on: centre pay at the title less village pay",
    zh: "每名转入医师每月支付（元）：同职称卫生院与村卫生室收入之差",
  },
  params: {
    count: {
      name: { en: "Taken on a year, of 1,000 village doctors", zh: "年转入人数（每千名乡村医生）" },
      kind: "count",
      unit: "doctors a year",
      default: 20,
      range: [0, 150],
      source: {
        en: "assumed: some times what the 100 a year of a province in S140 come to",
        zh: "假定：为 S140 所述全省每年 100 名按规模折算的数倍",
      },
      grade: "assumed",
    },
    age: {
      name: { en: "Age limit", zh: "年龄上限" },
      kind: "count",
      unit: "years",
      default: 45,
      range: [30, 60],
      source: { en: "assumed: usual in such calls", zh: "假定：此类招聘公告的通行条件" },
      grade: "assumed",
    },
  },
  moves: [villageConversions, conversionAge],
  sources: ["S140", "S141"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    write.raise(villageConversions, p.count);
    write.set(conversionAge, p.age);
    for (const type of ["township", "community"] as const)
      for (const title of titles) {
        const gap = usualPay(type, title) - usualPay("village", title);
        write.spendEach("converted-month", Math.max(0, gap), { types: [type], titles: [title] });
      }
  },
});
