import { QUANTUM, quantise } from "../../base/sum.ts";
import { EFFORT_UNITS } from "../employ.ts";
import { facilityEquipment } from "../factors/equipment.ts";
import { trainingAccess } from "../factors/training.ts";
import type { Month, Step } from "../step.ts";
import { flag } from "../world.ts";

const QUARTER = 3;

/** Each quarter: competence from training, cases and visiting colleagues; quality of a facility from it; trust moves towards quality. */
export default {
  name: "learning",
  run(m: Month): void {
    if (m.month % QUARTER !== QUARTER - 1) return;
    learn(m);
    improve(m);
  },
} satisfies Step;

function learn(m: Month): void {
  const { doctors: d, facilities: f, clock } = m.world;
  const p = m.params;
  const access = m.terms.of(trainingAccess);
  f.competenceSum.fill(0);
  for (let i = 0; i < clock[1]; i++) {
    const j = d.facility[i];
    if (j < 0) continue;
    const staff = f.headcount[j] > 1 ? f.headcount[j] : 1;
    const transfer = (p.learningTransfer * f.received[j]) / EFFORT_UNITS / staff;
    const workload = f.workload[j] < 1.5 ? f.workload[j] : 1.5;
    const gain =
      (d.flags[i] & flag.training) !== 0
        ? p.learningSecondment
        : access[d.cell[i]] + p.learningCaseload * workload + transfer;
    const c = d.competence[i];
    d.competence[i] = c + QUARTER * (p.learning * gain * (1 - c) - p.forgetting * c);
    f.competenceSum[j] += quantise(d.competence[i]);
  }
}

function improve(m: Month): void {
  const { facilities: f, counties } = m.world;
  const p = m.params;
  const equipment = m.terms.of(facilityEquipment);
  for (let j = 0; j < f.type.length; j++) {
    const visiting = f.received[j] / EFFORT_UNITS;
    const staff = f.headcount[j] + visiting;
    if (staff <= 0) continue;
    const competence = (f.competenceSum[j] * QUANTUM + visiting * p.visitingCompetence) / staff;
    f.quality[j] = competence * (0.5 + 0.5 * equipment[f.placeClass[j]]) * (1 - counties.underService[f.county[j]]);
    if (m.month < m.start || f.usualQuality[j] === 0) {
      f.usualQuality[j] = f.quality[j];
      f.usualTrust[j] = f.trust[j];
      continue;
    }
    const target = (f.usualTrust[j] * f.quality[j]) / f.usualQuality[j];
    f.trust[j] += QUARTER * p.trustPace * ((target < 1 ? target : 1) - f.trust[j]);
  }
}
