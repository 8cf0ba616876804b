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
import silverAge from "./posts/silver-age.ts";
import targetedCohort from "./posts/targeted-cohort.ts";
import volunteers from "./posts/volunteers.ts";
import psychologicalSupport from "./work/psychological-support.ts";
import housing from "./family/housing.ts";
import schoolAccess from "./family/school-access.ts";
import dispatchAssessment from "./dispatch/dispatch-assessment.ts";
import dispatchContract from "./dispatch/dispatch-contract.ts";
import dispatchMatch from "./dispatch/dispatch-match.ts";
import dispatchOrders from "./dispatch/dispatch-orders.ts";
import partTimeService from "./dispatch/part-time-service.ts";
import capitation from "./payment/capitation.ts";

export const all = [completionBonus, equalPay, livingSubsidy, performancePay, remoteAllowance, settlingBonus, titleAllowance, appointOnPass, dispatchCredit, primaryTitleTrack, trainingPlaces, countyManaged, silverAge, targetedCohort, volunteers, psychologicalSupport, housing, schoolAccess, dispatchAssessment, dispatchContract, dispatchMatch, dispatchOrders, partTimeService, capitation] as const;
