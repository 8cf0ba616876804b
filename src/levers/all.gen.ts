// Written by src/tools/gen.ts from the names of the files; do not edit.
import commutingSupport from "./pay/commuting-support.ts";
import completionBonus from "./pay/completion-bonus.ts";
import equalPay from "./pay/equal-pay.ts";
import livingSubsidy from "./pay/living-subsidy.ts";
import performancePay from "./pay/performance-pay.ts";
import remoteAllowance from "./pay/remote-allowance.ts";
import riskAllowance from "./pay/risk-allowance.ts";
import settlingBonus from "./pay/settling-bonus.ts";
import titleAllowance from "./pay/title-allowance.ts";
import appointOnPass from "./career/appoint-on-pass.ts";
import dispatchCredit from "./career/dispatch-credit.ts";
import primaryTitleTrack from "./career/primary-title-track.ts";
import trainingPlaces from "./career/training-places.ts";
import countyManaged from "./posts/county-managed.ts";
import targetedCohort from "./posts/targeted-cohort.ts";
import psychologicalSupport from "./work/psychological-support.ts";
import elderCare from "./family/elder-care.ts";
import familyDays from "./family/family-days.ts";
import honours from "./family/honours.ts";
import housing from "./family/housing.ts";
import publicTrust from "./family/public-trust.ts";
import schoolAccess from "./family/school-access.ts";
import spousePlacement from "./family/spouse-placement.ts";
import teamCulture from "./family/team-culture.ts";
import dispatchContract from "./dispatch/dispatch-contract.ts";
import capitation from "./payment/capitation.ts";

export const all = [commutingSupport, completionBonus, equalPay, livingSubsidy, performancePay, remoteAllowance, riskAllowance, settlingBonus, titleAllowance, appointOnPass, dispatchCredit, primaryTitleTrack, trainingPlaces, countyManaged, targetedCohort, psychologicalSupport, elderCare, familyDays, honours, housing, publicTrust, schoolAccess, spousePlacement, teamCulture, dispatchContract, capitation] as const;
