import { leavePost, ledgerAt, placeInCell, takePost } from "./employ.ts";
import { COMMUNITY, CONTRACT, ESTABLISHED, TOWNSHIP, VILLAGE } from "./kinds.ts";
import { eligible } from "./offers.ts";
import { purpose } from "./purposes.ts";
import { type Month, monthOfYear, recordMove } from "./step.ts";
import { term } from "./terms.ts";
import { EVALUATE, flag, NEVER } from "./world.ts";
import { addPair, evaluate, weigh } from "./worth.ts";

export const internalAppointment = term({
  id: "internalAppointment",
  name: { en: "Open established posts for which own contract staff compete", zh: "面向本院编外人员竞聘的在编岗位比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const villageConversions = term({
  id: "villageConversions",
  name: { en: "Village doctors taken on by centres", zh: "乡村医生转入卫生院人数" },
  axes: "county",
  unit: "a year per 1,000 village doctors",
  initial: 0,
  range: [0, 500],
  source: "policy",
  grade: "assumed",
});
export const conversionAge = term({
  id: "conversionAge",
  name: { en: "Age up to which village doctors are taken on", zh: "乡村医生转入年龄上限" },
  axes: "county",
  unit: "years",
  initial: 45,
  range: [25, 67],
  source: "policy",
  grade: "assumed",
});

const JANUARY = 0;
const RESIDENT = 1;

/** How a facility ranks an applicant: more is better. */
type Merit = (m: Month, doctor: number, facility: number) => number;

/** Each January, after the recruitment plan and before anybody looks for a post: who is appointed without having looked. */
export function appoint(m: Month, merit: Merit): void {
  if (monthOfYear(m.month) !== JANUARY) return;
  appointContract(m, merit);
  for (let c = 0; c < m.world.counties.illness.length; c++) convertVillage(m, c, merit);
}

/** A whole number whose mean is `expected`. */
function whole(m: Month, what: number, id: number, expected: number): number {
  const floor = Math.floor(expected);
  return floor + (m.draw.uniform(what, m.month, id) < expected - floor ? 1 : 0);
}

/** Best first; of equals – there are none but by chance – the lower id. */
const byMerit = (m: Month, rows: number[], facility: number, merit: Merit): readonly number[] => {
  const { id } = m.world.doctors;
  const score = new Map(rows.map((i) => [i, merit(m, i, facility)]));
  return rows.sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || id[a] - id[b]);
};

/** Contract staff take established posts of their own facility: they change their kind of post, not their place. */
function appointContract(m: Month, merit: Merit): void {
  const { doctors: d, facilities: f, ledger, clock } = m.world;
  const share = m.terms.of(internalAppointment);
  const posts = new Int32Array(f.type.length);
  let any = false;
  for (let j = 0; j < posts.length; j++) {
    const open = ledger.open[ledgerAt(j, ESTABLISHED)];
    if (share[f.placeClass[j]] <= 0 || open === 0) continue;
    posts[j] = whole(m, purpose.internalPosts, m.geography.stretch.facility + j, share[f.placeClass[j]] * open);
    any = true;
  }
  if (!any) return;
  const applicants = new Map<number, number[]>();
  for (let i = 0; i < clock[1]; i++) {
    const j = d.facility[i];
    if (j < 0 || posts[j] === 0 || d.post[i] !== CONTRACT || !eligible(m, i, f.type[j], ESTABLISHED)) continue;
    const list = applicants.get(j) ?? [];
    list.push(i);
    applicants.set(j, list);
  }
  for (const [j, rows] of applicants) {
    const contract = ledgerAt(j, CONTRACT);
    const established = ledgerAt(j, ESTABLISHED);
    for (const i of byMerit(m, rows, j, merit).slice(0, posts[j])) {
      ledger.filled[contract]--;
      ledger.vacated[contract]++;
      ledger.open[established]--;
      ledger.filled[established]++;
      d.post[i] = ESTABLISHED;
      d.flags[i] |= flag.appointed;
      d.lookBound[i] = EVALUATE;
      placeInCell(m.world, i);
    }
  }
}

/** Licensed village doctors join a centre by assessment, if they are better off there; frozen posts are released for them. */
function convertVillage(m: Month, county: number, merit: Merit): void {
  const { doctors: d, facilities: f, ledger, clock } = m.world;
  const yearly = m.terms.of(villageConversions)[county];
  if (yearly <= 0) return;
  const oldest = m.terms.of(conversionAge)[county] * 12;
  let villageDoctors = 0;
  const rows: number[] = [];
  for (let i = 0; i < clock[1]; i++) {
    const j = d.facility[i];
    if (j < 0 || f.type[j] !== VILLAGE || f.county[j] !== county) continue;
    villageDoctors++;
    const free = d.bondEnd[i] === NEVER && d.workplace[i] === j;
    if (free && d.title[i] >= RESIDENT && m.month - d.born[i] < oldest) rows.push(i);
  }
  let places = whole(
    m,
    purpose.villageConversion,
    m.geography.stretch.county + county,
    (yearly * villageDoctors) / 1000,
  );
  if (rows.length === 0) return;
  for (const i of byMerit(m, rows, m.geography.ofType[county][VILLAGE][0], merit)) {
    if (places === 0) return;
    const centre = centreFor(m, county, f.town[d.facility[i]]);
    if (centre < 0) return;
    if (!betterOff(m, i, centre)) continue;
    const at = ledgerAt(centre, ESTABLISHED);
    if (ledger.open[at] === 0) {
      ledger.frozen[at]--;
      ledger.open[at]++;
    }
    recordMove(m.tally, d.id[i], d.facility[i], centre, f.type[centre], 0, 0, d.post[i]);
    leavePost(m, i);
    takePost(m, i, centre, ESTABLISHED);
    d.flags[i] |= flag.converted;
    places--;
  }
}

/** The centre of one's own town if it has a vacant established post, or else the county's centre with most of them; −1 without any. */
function centreFor(m: Month, county: number, town: number): number {
  const { facilities: f, ledger } = m.world;
  let best = -1;
  let most = 0;
  for (const type of [TOWNSHIP, COMMUNITY])
    for (const j of m.geography.ofType[county][type]) {
      const at = ledgerAt(j, ESTABLISHED);
      const vacant = ledger.open[at] + ledger.frozen[at];
      if (vacant > 0 && f.town[j] === town) return j;
      if (vacant > most) {
        most = vacant;
        best = j;
      }
    }
  return best;
}

function betterOff(m: Month, i: number, centre: number): boolean {
  const { doctors: d, facilities: f } = m.world;
  const { scratch } = m;
  scratch.pairs.count = 0;
  addPair(m, i, f.placeClass[d.facility[i]], d.post[i], 1);
  addPair(m, i, f.placeClass[centre], ESTABLISHED, 0);
  evaluate(m);
  weigh(m, i, 0, 2, 0);
  scratch.pairs.count = 0;
  return scratch.worth[1] > scratch.worth[0];
}
