// Written by src/tools/gen.ts from the names of the files; do not edit.
import completionBonus from "./pay/completion-bonus.ts";
import equalPay from "./pay/equal-pay.ts";
import livingSubsidy from "./pay/living-subsidy.ts";
import performancePay from "./pay/performance-pay.ts";
import remoteAllowance from "./pay/remote-allowance.ts";
import settlingBonus from "./pay/settling-bonus.ts";
import titleAllowance from "./pay/title-allowance.ts";
import appointOnPass from "./career/appoint-on-pass.ts";
import dispatchCredit from "./career/dispatch-credit.ts";
import primaryTitleTrack from "./career/primary-title-track.ts";
import trainingPlaces from "./career/training-places.ts";
import countyManaged from "./posts/county-managed.ts";
import targetedCohort from "./posts/targeted-cohort.ts";
import psychologicalSupport from "./work/psychological-support.ts";
import housing from "./family/housing.ts";
import schoolAccess from "./family/school-access.ts";
import dispatchContract from "./dispatch/dispatch-contract.ts";
import capitation from "./payment/capitation.ts";
import fundSupervision from "./payment/fund-supervision.ts";
import outcomeAssessment from "./payment/outcome-assessment.ts";
import primaryDiseaseUplift from "./payment/primary-disease-uplift.ts";
import remoteCoefficient from "./payment/remote-coefficient.ts";
import accountability from "./governance/accountability.ts";
import hrInformation from "./governance/hr-information.ts";
import specialFund from "./governance/special-fund.ts";

export const all = [completionBonus, equalPay, livingSubsidy, performancePay, remoteAllowance, settlingBonus, titleAllowance, appointOnPass, dispatchCredit, primaryTitleTrack, trainingPlaces, countyManaged, targetedCohort, psychologicalSupport, housing, schoolAccess, dispatchContract, capitation, fundSupervision, outcomeAssessment, primaryDiseaseUplift, remoteCoefficient, accountability, hrInformation, specialFund] as const;
