import { exp } from "../base/exp-log.ts";
import type { Draw } from "../base/rng.ts";
import type { Params } from "./parameters.ts";
import { purpose } from "./purposes.ts";
import type { Month } from "./step.ts";
import { townIn } from "./towns.ts";
import { setSex, setSpecialty } from "./traits.ts";
import { flag, NEVER } from "./world.ts";

/** Streams of entry: part of an entrant's identity. */
export const GRADUATE = 0;
export const MID_CAREER = 1;
export const TARGETED_GRADUATE = 2;
export const REPLACEMENT = 3;
const STREAMS = 4;

/** Draws of lasting traits are cut here, so that the most sensitive doctor is known. */
const SPREAD = 2.5;
const clipped = (z: number): number => (z > SPREAD ? SPREAD : z < -SPREAD ? -SPREAD : z);

/** Weight of pay relative to its mean: ln-normal, the same for a doctor in every scenario. */
export function drawPayWeight(draw: Draw, p: Params, id: number): number {
  const s = p.payWeightSpread;
  return exp(s * clipped(draw.normal(purpose.payWeight, 0, id)) - 0.5 * s * s);
}

/** The largest pay weight there can be. */
export const largestPayWeight = (p: Params): number => exp(p.payWeightSpread * SPREAD);

export const drawSusceptibility = (draw: Draw, p: Params, id: number): number =>
  exp(p.susceptibility * clipped(draw.normal(purpose.susceptibility, 0, id)));

/** Month of the first child: an exponential wait from 25 (or now), never after the limit. */
export function drawBirth(draw: Draw, p: Params, id: number, born: number, now: number): number {
  const from = Math.max(born + 25 * 12, now);
  const at = from + Math.ceil(p.birthWait * draw.exponential(purpose.birth, 0, id));
  return at <= born + p.birthAge * 12 && at < NEVER ? at : NEVER;
}

/** Month from which parents need care. */
export function drawElder(draw: Draw, p: Params, id: number, born: number, now: number): number {
  const from = Math.max(born + 38 * 12, now);
  const at = from + Math.ceil(p.elderWait * draw.exponential(purpose.elder, 0, id));
  return at < NEVER ? at : NEVER;
}

/** Burnout at which demands and resources balance. */
export const restingBurnout = (demand: number): number => demand / (1 + demand);

/** Writes a new person into a candidate row. Identity and traits depend on month, stream, county and number alone. `workplace` holds the county until they are hired. */
export function createCandidate(
  m: Month,
  row: number,
  stream: number,
  county: number,
  k: number,
  local = m.params.entrantHomeTown,
): void {
  const { doctors: d } = m.world;
  const { params: p, draw, month } = m;
  const { stretch } = m.geography;
  const id = 0x80000000 + month * 0x200000 + ((k * stretch.of + stretch.county + county) * STREAMS + stream);
  const u = (what: number): number => draw.uniform(what, month, id);
  d.id[row] = id;
  d.facility[row] = -1;
  d.workplace[row] = county;

  const age = u(purpose.entrantAge);
  const months =
    stream === MID_CAREER
      ? Math.floor((p.midCareerAge + p.midCareerAgeSpan * age) * 12)
      : stream === REPLACEMENT
        ? Math.floor((p.replacementAge + p.replacementAgeSpan * age) * 12)
        : Math.floor((p.graduateAge + p.graduateAgeSpan * age) * 12);
  d.born[row] = month - months;
  d.education[row] = educationOf(p, stream, u(purpose.entrantEducation));
  d.title[row] = titleOf(p, stream, months, d.education[row], u(purpose.entrantTitle));
  d.promoted[row] =
    month - (stream === GRADUATE || stream === TARGETED_GRADUATE ? 0 : Math.floor(u(purpose.entrantTenure) * 60));
  d.hometown[row] = hometownOf(m, county, u(purpose.entrantHome), local);
  d.flags[row] = u(purpose.entrantTie) < p.marriedTie ? flag.spouseTie : 0;
  if (stream !== TARGETED_GRADUATE)
    setSpecialty(d.flags, row, Math.min(5, Math.floor(u(purpose.entrantSpecialty) * 6)));
  d.childBorn[row] = drawBirth(
    draw,
    p,
    id,
    d.born[row],
    stream === MID_CAREER || stream === REPLACEMENT ? -NEVER : month,
  );
  d.elderFrom[row] = drawElder(draw, p, id, d.born[row], month);
  d.payWeight[row] = drawPayWeight(draw, p, id) * p.entrantPayWeight;
  d.dispatched[row] = 0;
  d.effort[row] = 0;
  d.post[row] = 0;
  d.since[row] = month;
  for (const column of [d.bondEnd, d.awayEnd, d.termEnd, d.trainedEnd, d.nextEvent]) column[row] = NEVER;
  d.lookBound[row] = 0;
}

/** Draws what only matters once a candidate is employed; most go elsewhere. */
export function completeEntrant(m: Month, row: number): void {
  const { doctors: d } = m.world;
  const { params: p, draw, month } = m;
  const id = d.id[row];
  const stream = id % STREAMS;
  const u = (what: number): number => draw.uniform(what, month, id);
  setSex(d.flags, row, u(purpose.entrantSex) < 0.5 ? 0 : 1);
  if (u(purpose.entrantStayer) < p.stayerShare) d.flags[row] |= flag.stayer;
  d.competence[row] =
    (stream === MID_CAREER || stream === REPLACEMENT ? p.midCareerCompetence : p.graduateCompetence) +
    p.entrantCompetenceSpan * u(purpose.entrantCompetence);
  d.susceptibility[row] = drawSusceptibility(draw, p, id);
  d.burnout[row] = stream === MID_CAREER ? restingBurnout(d.susceptibility[row]) : p.entrantBurnout;
}

function educationOf(p: Params, stream: number, u: number): number {
  if (stream === REPLACEMENT)
    return u < p.replacementDoctor ? 4 : u < p.replacementDoctor + p.replacementMaster ? 3 : 2;
  if (stream === TARGETED_GRADUATE) return u < p.targetedCollege ? 1 : 2;
  if (u >= 1 - p.graduateDoctor) return 4;
  if (u < p.graduateSecondary) return 0;
  if (u < p.graduateSecondary + p.graduateCollege) return 1;
  return u < p.graduateSecondary + p.graduateCollege + p.graduateBachelor ? 2 : 3;
}

/** Graduates have passed the licence (E120) or have not; those in mid-career bring the titles of their age. */
function titleOf(p: Params, stream: number, ageMonths: number, education: number, u: number): number {
  if (stream === GRADUATE || stream === TARGETED_GRADUATE) return education > 0 && u < p.graduateLicensed ? 1 : 0;
  if (education === 0) return u < 1 - p.midCareerLicensed ? 0 : 1;
  if (ageMonths < 34 * 12) return 1;
  if (ageMonths < 42 * 12) return u < p.midCareerResidentYoung ? 1 : 2;
  return u < p.midCareerResidentOld ? 1 : u < 1 - p.midCareerSenior || education < 2 ? 2 : 3;
}

function hometownOf(m: Month, county: number, u: number, local: number): number {
  const centres = m.geography.ofType[county][2];
  const { facilities, layout } = m.world;
  if (u < local && centres.length > 0) {
    const centre = centres[Math.min(centres.length - 1, Math.floor((u / local) * centres.length))];
    return townIn(layout.towns, county, facilities.town[centre]);
  }
  return u < local + (1 - local) * (m.params.entrantHomeSeat / (1 - m.params.entrantHomeTown))
    ? townIn(layout.towns, county, 0)
    : -1;
}
