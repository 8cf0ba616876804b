import { groupDoctors, leadOutside, patientSteering, sharedBudget, tertiarySends } from "../../model/consortium.ts";
import { dispatchAssessed, dispatchMatch, dispatchPlaces, orderedMatch, trainingPlaces } from "../../model/dispatch.ts";
import { trainingAccess } from "../../model/factors/training.ts";
import { facilityTypes, isPrimary } from "../../model/kinds.ts";
import { diagnosticSupport, remoteSpecialists, remoteTeaching } from "../../model/steps/learning.ts";
import { all as modes } from "../consortium-modes/all.gen.ts";
import { lever } from "../lever.ts";
import { choice } from "../lever-parameter.ts";
import { consultationCost, lineCost, onTheLine } from "../remote-specialists.ts";
import { accessFrom, placesNow, trainingCost } from "../usual-training.ts";

/** What a loose consortium has of its lead's hold on patients: assumed, half, for referral goes the same way. */
const looseHold = 0.5;

/** Doctors a township has from the county's hospitals anyway. */
const sentNow = (dispatchPlaces.initial as Readonly<Record<"township", number>>).township;

/**
 * Its parts – who is sent, what is paid for, who is assessed – have levers of their own, which add to what a mode brings
 * or set it higher. A mode alone pays nobody differently: under fee for service its lead still earns by drawing patients up.
 */
export default lever({
  id: "consortium-mode",
  group: "governance",
  name: { en: "Mode of the consortium", zh: "医联体模式" },
  why: {
    en: "A lead hospital sends doctors down, takes staff up for training and decides where many patients are treated – up, as long as it is paid by the case; down, once a tight consortium keeps what it saves.",
    zh: "牵头医院派员下沉、接收进修，并引导患者流向：按项目付费时倾向上转虹吸；紧密型医联体打包付费、结余留用后，才有动力把患者留在基层。",
  },
  caveat: {
    en: "How far a lead hospital steers patients is assumed; as long as it is paid by the case it draws them up.",
    zh: "牵头医院引导患者的幅度为假定；按项目付费时可能加剧上级医院虹吸。",
  },
  payer: "consortium",
  cost: {
    en: "RMB a month for the headquarters in each county; travel, board and allowances of those sent, 1,000–8,000 RMB a month each by how far they come; 2,000 RMB for each further month in training; where there is telemedicine, 80 RMB for a consultation and 2,000 RMB a month for each line",
    zh: "每县总部每月经费（元）；下沉人员差旅食宿与补助，视远近每人每月 1000–8000 元；新增进修每人每月 2000 元；开展远程医疗的，每次会诊 80 元、每家机构线路每月 2000 元",
  },
  params: {
    mode: choice({
      name: { en: "Mode", zh: "模式" },
      of: modes.map(({ id, name }) => ({ id, name })),
      default: "county-community",
      source: {
        en: "S010: four modes, of which the county medical community is a county's own",
        zh: "S010：共四种模式，其中县域医共体适用于县域",
      },
      grade: "measured",
    }),
    tightness: {
      name: { en: "Tightness", zh: "紧密程度" },
      kind: "share",
      unit: "share",
      default: 0.7,
      range: [0, 1],
      source: {
        en: "assumed: staff and budgets mostly one, as E225 counts them; 0 is a loose consortium",
        zh: "假定：人员和财务大体统一管理（按 E225 口径）；0 为松散型",
      },
      grade: "assumed",
    },
    amount: {
      name: { en: "Headquarters in each county", zh: "总部运行经费" },
      kind: "amount",
      unit: "RMB/month",
      default: 50_000,
      range: [0, 300_000],
      source: { en: "assumed: an office of five", zh: "假定：五人办公室" },
      grade: "assumed",
    },
  },
  moves: [
    patientSteering,
    sharedBudget,
    leadOutside,
    dispatchPlaces,
    tertiarySends,
    groupDoctors,
    dispatchMatch,
    orderedMatch,
    dispatchAssessed,
    trainingPlaces,
    trainingAccess,
    remoteSpecialists,
    remoteTeaching,
    diagnosticSupport,
  ],
  sources: ["S002", "S005", "S010", "S011", "S106", "E225", "E227", "E228"],
  expects: { outcome: "quality", direction: "up" },
  stacksWith: ["capitation"],
  target: { types: ["tertiary", "county", "township", "community"] },
  apply(write, p) {
    const mode = modes[p.mode];
    const tight = p.tightness;
    const members = { types: mode.members };
    const centres = { types: mode.members.filter((type) => isPrimary(facilityTypes.indexOf(type))) };
    write.raise(patientSteering, mode.hold * (looseHold + (1 - looseHold) * tight));
    if (mode.oneBudget) write.raise(sharedBudget, tight);
    if (mode.lead !== "county") write.set(leadOutside, 1);

    const doctors = mode.doctors * tight;
    if (mode.lead === "elsewhere") {
      write.add(groupDoctors, doctors, members);
      write.spendPerPlace(mode.travel * doctors, members);
    } else if (doctors > 0) {
      const share = doctors / (sentNow + doctors);
      write.add(dispatchPlaces, doctors, centres);
      if (mode.lead === "tertiary") write.raise(tertiarySends, share, centres);
      write.spendPer("dispatch-month", mode.travel * (mode.lead === "tertiary" ? 1 : share), { types: [mode.lead] });
    }
    write.raise(dispatchMatch, mode.match * tight, centres);
    write.raise(orderedMatch, mode.match * tight, centres);
    write.raise(dispatchAssessed, mode.assessed * tight, centres);

    const places = mode.training * tight;
    write.add(trainingPlaces, places);
    write.add(trainingAccess, accessFrom(places), centres);
    write.spendPer("training-month", (trainingCost * places) / (placesNow + places), centres);

    if (mode.remote > 0) {
      write.raise(remoteSpecialists, mode.remote, members);
      write.set(remoteTeaching, onTheLine, members);
      write.spendPer("month", consultationCost(mode.remote), members);
    }
    if (mode.reading > 0) write.raise(diagnosticSupport, mode.reading, members);
    if (mode.remote + mode.reading > 0) write.spendPerPlace(lineCost, members);
    write.spend(p.amount);
  },
});
