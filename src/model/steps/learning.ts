import { QUANTUM, quantise } from "../../base/sum.ts";
import { rotation } from "../dispatch.ts";
import { EFFORT_UNITS } from "../employ.ts";
import { facilityEquipment } from "../factors/equipment.ts";
import { trainingAccess } from "../factors/training.ts";
import type { Month, Step } from "../step.ts";
import { cellsPerPlace, term } from "../terms.ts";
import { publicTrust } from "../trust.ts";
import { flag } from "../world.ts";
import { productivity } from "./finance.ts";

export const mentoring = term({
  id: "mentoring",
  name: { en: "Doctors with a mentor", zh: "有导师带教的医师比例" },
  axes: "person",
  unit: "share, two pupils to a mentor",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const diagnosticSupport = term({
  id: "diagnosticSupport",
  name: { en: "Gap in diagnosis closed by decision support", zh: "辅助诊断弥补的诊断差距" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const remoteSpecialists = term({
  id: "remoteSpecialists",
  name: { en: "Visits with a specialist on the line", zh: "远程会诊占诊疗比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const remoteTeaching = term({
  id: "remoteTeaching",
  name: { en: "What a specialist on the line teaches, against one at hand", zh: "远程带教与现场带教之比" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

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
  const mentored = m.terms.of(mentoring);
  const away = m.terms.of(rotation);
  const remote = m.terms.of(remoteSpecialists);
  const taught = m.terms.of(remoteTeaching);
  const pace = m.terms.of(productivity);
  f.competenceSum.fill(0);
  // What a colleague of a place learns from visitors and cases is the same for all of them.
  const { practice } = m.scratch;
  for (let j = 0; j < f.headcount.length; j++) {
    const colleagues = f.headcount[j] > 1 ? f.headcount[j] : 1;
    const transfer =
      (p.learningTransfer * f.received[j]) / EFFORT_UNITS / colleagues +
      (p.learningTransfer * f.teaching[j]) / colleagues;
    const place = f.placeClass[j];
    // Patients teach, not the time they take.
    const cases = f.workload[j] * pace[place];
    // With a specialist on the line in a share of visits, each doctor has that share of a colleague, who teaches as far as they are in it together.
    const elsewhere = p.learningTransfer * remote[place] * taught[place] + p.learningRotation * away[place];
    practice[j] = p.learningCaseload * (cases < p.caseloadCap ? cases : p.caseloadCap) + transfer + elsewhere;
  }
  const { facility, flags, ownCell, competence } = d;
  const { placeClass } = f;
  const width = cellsPerPlace(m.world.layout.specialties);
  const { competenceSum } = f;
  const seconded = p.learningSecondment;
  const byMentor = p.learningMentoring;
  const gaining = QUARTER * p.learning;
  const losing = QUARTER * p.forgetting;
  const rows = clock[1];
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const cell = placeClass[j] * width + ownCell[i];
    const gain = (flags[i] & flag.training) !== 0 ? seconded : access[cell] + byMentor * mentored[cell] + practice[j];
    const c = competence[i];
    competence[i] = c + gaining * gain * (1 - c) - losing * c;
    competenceSum[j] += quantise(competence[i]);
  }
}

function improve(m: Month): void {
  const { facilities: f, counties } = m.world;
  const p = m.params;
  const equipment = m.terms.of(facilityEquipment);
  const support = m.terms.of(diagnosticSupport);
  const remote = m.terms.of(remoteSpecialists);
  const won = m.terms.of(publicTrust);
  for (let j = 0; j < f.type.length; j++) {
    const visiting = f.received[j] / EFFORT_UNITS + f.guests[j];
    const staff = f.headcount[j] + visiting;
    if (staff <= 0) continue;
    const place = f.placeClass[j];
    const present = (f.competenceSum[j] * QUANTUM + visiting * p.visitingCompetence) / staff;
    const joined =
      present < p.visitingCompetence ? present + remote[place] * (p.visitingCompetence - present) : present;
    const competence = joined + support[place] * (1 - joined);
    f.quality[j] =
      competence *
      (1 - p.equipmentInQuality + p.equipmentInQuality * equipment[place]) *
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
