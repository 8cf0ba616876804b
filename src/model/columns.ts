/** Gives out the next stretch of the buffer as a column of this type. */
export type Take = <A extends Arrays>(type: ArrayType<A>) => A;
export type Arrays = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array;
export interface ArrayType<A extends Arrays> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
}

/** Counts of posts and of doctors, and numbers of facilities and towns. */
export type Counts = Int16Array | Int32Array;

// Columns are written out as object literals: objects put together key by key are slow to read ever after.
export const doctorColumns = (take: Take, number: ArrayType<Counts>) => ({
  /** Permanent identity: keys every draw. 0xffffffff in an empty row. */
  id: take(Uint32Array),
  /** Employer; −1 in an empty row and for entrants who have not been hired. */
  facility: take(number),
  /** Where they work: the employer, or the host while dispatched or in training. */
  workplace: take(number),
  /** Number among the person cells of their place: post × title × class of specialty. */
  ownCell: take(Uint8Array),
  /** Home town as `townIn` numbers it; −1 outside the region. */
  hometown: take(number),
  /** Month of birth, of joining the post, of the last promotion, of the first child's birth (NEVER: none). */
  born: take(Int16Array),
  since: take(Int16Array),
  promoted: take(Int16Array),
  childBorn: take(Int16Array),
  /** Month in which parents come to need care; NEVER when they do not. */
  elderFrom: take(Int16Array),
  /** First month free of the service obligation, or – with `flag.deciding` – after the decision window that follows it; of the end of a dispatch or training; of a county-managed term; of raised intention after training. NEVER when there is none. */
  bondEnd: take(Int16Array),
  awayEnd: take(Int16Array),
  termEnd: take(Int16Array),
  trainedEnd: take(Int16Array),
  /** Next month in which the life step must look at this doctor. */
  nextEvent: take(Int16Array),
  /** Months dispatched since the last promotion. */
  dispatched: take(Uint8Array),
  education: take(Uint8Array),
  title: take(Uint8Array),
  post: take(Uint8Array),
  /** Bits of `flag`, and sex and specialty (traits.ts). */
  flags: take(Uint16Array),
  /** Effort × match while dispatched, in 1/255. */
  effort: take(Uint8Array),
  competence: take(Float32Array),
  burnout: take(Float32Array),
  /** ln-normal weight of pay relative to its mean; susceptibility to demands. */
  payWeight: take(Float32Array),
  susceptibility: take(Float32Array),
  /** Upper bound of the chance of looking, in 1/65536: the upper half of a 32-bit draw above it does not look. 0xffff asks for an evaluation. */
  lookBound: take(Uint16Array),
});

export const facilityColumns = (take: Take, fixed: Take, passing: Take, count: ArrayType<Counts>) => ({
  type: fixed(Uint8Array),
  county: fixed(Int32Array),
  prefecture: fixed(Int32Array),
  town: fixed(Int32Array),
  placeClass: fixed(Int32Array),
  /** Position within the county's facilities, the option of offer draws. */
  ordinal: fixed(Int32Array),
  /** Number among the township and community centres; −1 for anything else. */
  centre: fixed(Int32Array),
  remoteness: fixed(Float64Array),
  population: fixed(Float64Array),
  seniorPosts: fixed(Int32Array),
  seniorFilled: take(count),
  /** Doctors employed, and full-time equivalents lent (−) and received (+) by dispatch and training. */
  headcount: take(count),
  /** Of the year so far: who left of their own will, and months that doctors were employed. */
  separations: take(Int32Array),
  staffMonths: take(Int32Array),
  lent: take(count),
  received: take(Int32Array),
  /** Doctors of elsewhere working here under dispatch. */
  visitors: take(Int32Array),
  /** Full-time equivalents of people who are nobody's employees here: silver-age doctors, part-time service, volunteers; and how much of it teaches. */
  guests: take(Float64Array),
  teaching: take(Float64Array),
  trust: take(Float64Array),
  workload: passing(Float64Array),
  /** Work over capacity in the reference month: the usual staffing is 1 by construction. */
  usualWorkload: take(Float64Array),
  visits: passing(Float64Array),
  quality: take(Float64Array),
  usualQuality: take(Float64Array),
  usualTrust: take(Float64Array),
  /** Sum of competence in whole quanta, so that order does not matter. */
  competenceSum: passing(Float64Array),
});

export const ledgerColumns = (take: Take, count: ArrayType<Counts>) => ({
  authorised: take(count),
  filled: take(count),
  open: take(count),
  frozen: take(count),
  vacated: take(count),
});

/** Posts of the county's pool that a centre holds, the month in which they came, and how many posts were vacant then besides them. */
export const mobileColumns = (take: Take, count: ArrayType<Counts>) => ({
  held: take(count),
  since: take(Int16Array),
  base: take(count),
});

/** Month in which the silver-age doctor in a place of a centre goes; past when the place is empty. */
export const silverColumns = (take: Take) => ({ until: take(Int16Array) });

export const countyColumns = (take: Take) => ({
  illness: take(Float64Array),
  /** Health management at work, as a share of what keeping a whole surplus prompts. */
  managed: take(Float64Array),
  usualSpending: take(Float64Array),
  spending: take(Float64Array),
  /** Surplus of the budget year so far; pool being paid out each month in fen a head. */
  surplus: take(Float64Array),
  poolFenPerHead: take(Float64Array),
  /** Reserve of the insurance fund and what it takes in a month, in RMB. */
  fund: take(Float64Array),
  fundIncome: take(Float64Array),
  underService: take(Float64Array),
  firstContact: take(Float64Array),
  primaryVisits: take(Float64Array),
  outsideVisits: take(Float64Array),
  totalVisits: take(Float64Array),
  inpatients: take(Float64Array),
  /** Openings at the tertiary hospital that doctors of this county may take; fractions carry over. */
  tertiaryOpenings: take(Float64Array),
});

export const placeColumns = (take: Take) => ({ performance: take(Float64Array) });
export const poolColumns = (take: Take) => ({
  /** Fen a head and month; fen a month that the facilities keep; RMB earned since the last settlement. */
  fen: take(Float64Array),
  keptFen: take(Float64Array),
  due: take(Float64Array),
});
export const titleColumns = (take: Take) => ({ evaluated: take(Float64Array), succeeded: take(Float64Array) });
/** What a rule of choice keeps of each doctor: a level, and whose it is as identity + 1. Only rules that remember have it. */
export const memoryColumns = (take: Take) => ({ level: take(Float64Array), owner: take(Uint32Array) });
export const cellColumns = (take: Take, count: ArrayType<Counts>) => ({
  headcount: take(count),
  /** Head count when pay was last settled: what a place's performance pay is shared among. */
  settled: take(count),
});
