import { QUANTUM, quantise } from "../../base/sum.ts";
import { EFFORT_UNITS } from "../employ.ts";
import { facilityEquipment } from "../factors/equipment.ts";
import { trainingAccess } from "../factors/training.ts";
import type { Month, Step } from "../step.ts";
import { publicTrust } from "../trust.ts";
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
  // What a colleague of a place learns from visitors and cases is the same for all of them.
  const practice = Float64Array.from(f.headcount, (headcount, j) => {
    const transfer = (p.learningTransfer * f.received[j]) / EFFORT_UNITS / (headcount > 1 ? headcount : 1);
    return p.learningCaseload * (f.workload[j] < p.caseloadCap ? f.workload[j] : p.caseloadCap) + transfer;
  });
  const { facility, flags, cell, competence } = d;
  const { competenceSum } = f;
  const gaining = QUARTER * p.learning;
  const losing = QUARTER * p.forgetting;
  const rows = clock[1];
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const gain = (flags[i] & flag.training) !== 0 ? p.learningSecondment : access[cell[i]] + practice[j];
    const c = competence[i];
    competence[i] = c + gaining * gain * (1 - c) - losing * c;
    competenceSum[j] += quantise(competence[i]);
  }
}

function improve(m: Month): void {
  const { facilities: f, counties } = m.world;
  const p = m.params;
  const equipment = m.terms.of(facilityEquipment);
  const won = m.terms.of(publicTrust);
  for (let j = 0; j < f.type.length; j++) {
    const visiting = f.received[j] / EFFORT_UNITS;
    const staff = f.headcount[j] + visiting;
    if (staff <= 0) continue;
    const competence = (f.competenceSum[j] * QUANTUM + visiting * p.visitingCompetence) / staff;
    f.quality[j] =
      competence *
      (1 - p.equipmentInQuality + p.equipmentInQuality * equipment[f.placeClass[j]]) *
      (1 - counties.underService[f.county[j]]);
    if (m.month < m.start || f.usualQuality[j] === 0) {
      f.usualQuality[j] = f.quality[j];
      f.usualTrust[j] = f.trust[j];
      continue;
    }
    const earned = (f.usualTrust[j] * f.quality[j]) / f.usualQuality[j];
    const deserved = earned < 1 ? earned : 1;
    // A campaign wins over some of those whom quality alone leaves in doubt; when it ends, trust goes back to what is earned.
    const target = deserved + won[f.placeClass[j]] * (1 - deserved);
    f.trust[j] += QUARTER * p.trustPace * (target - f.trust[j]);
  }
}
