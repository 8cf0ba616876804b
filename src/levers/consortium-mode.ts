import type { Text } from "../base/text.ts";
import type { FacilityType } from "../model/kinds.ts";
import type { Source } from "../model/source.ts";

/** One way of tying hospitals and centres together. All amounts are those of the tightest consortium of its mode. */
export interface ConsortiumMode {
  readonly id: string;
  readonly name: Text;
  /** Headquarters: the county's hospital, the prefecture's, or one that is not in the model at all. */
  readonly lead: "county" | "tertiary" | "elsewhere";
  /** The input side. */
  readonly members: readonly FacilityType[];
  /** How far the lead decides where members' patients go. */
  readonly hold: number;
  /** Whether one budget a head can be given to the whole of it. */
  readonly oneBudget: boolean;
  /** Doctors whom the lead keeps at each member, beside those who are dispatched anyway. */
  readonly doctors: number;
  /** What travel, board and, from afar, an allowance for each of them cost, RMB a month. */
  readonly travel: number;
  /** Specialty match of dispatch beyond the usual, and the share of orders that is assessed. */
  readonly match: number;
  readonly assessed: number;
  /** Places for members' staff to train at the lead, a year in a county of 1,000 posts. */
  readonly training: number;
  /** Members' visits with a specialist of the lead on the line, and the gap in diagnosis that its readings close. */
  readonly remote: number;
  readonly reading: number;
  /** Where these numbers come from. */
  readonly source: Source;
}

/** Checks a mode's declaration. */
export const consortiumMode = (mode: ConsortiumMode): ConsortiumMode => mode;
