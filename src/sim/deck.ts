import type { JointTable } from "./joint-table.ts";

/** Cards in a deck: margins hold to one in a thousand. */
export const DECK = 1024;

/** Whole doctors in an order in which every run of neighbours mirrors the joint table. */
export interface Deck {
  readonly band: Uint8Array;
  readonly education: Uint8Array;
  readonly title: Uint8Array;
  readonly sex: Uint8Array;
}

/** Axes of a card; the fifth of the joint table, the kind of post, is the deck's own. */
const AXES = 4;

/** What a difference in a share of one, two, three, four axes weighs: single margins are what the evidence knows. */
const weightBySize: readonly number[] = [0, 8, 2, 1, 1];

/**
 * Turns the shares of doctors under one kind of post into whole doctors. Card m goes to the cell that is most in arrears
 * after m cards, over all margins of one to four axes: the greedy step down the weighted sum of squared differences. So
 * not only the deck but every stretch of it has the margins to within about a doctor, and a facility may be dealt
 * any stretch. Where the table has nobody under that kind of post, all kinds together stand in.
 */
export function deckOf(joint: JointTable, post: number): Deck {
  const { shape, table } = joint;
  const posts = shape[AXES];
  const size = table.length / posts;
  const share = new Float64Array(size);
  for (let i = 0; i < size; i++) share[i] = table[i * posts + post];
  if (!share.some((x) => x > 0)) {
    for (let i = 0; i < size; i++) for (let p = 0; p < posts; p++) share[i] += table[i * posts + p];
  }
  let total = 0;
  for (const x of share) total += x;

  const cells: number[] = [];
  for (let i = 0; i < size; i++) if (share[i] > 1e-9 * total) cells.push(i);
  const n = cells.length;
  const axis = Array.from({ length: AXES }, () => new Uint8Array(n));
  cells.forEach((cell, c) => {
    let rest = cell;
    for (let a = AXES - 1; a >= 0; a--) {
      axis[a][c] = rest % shape[a];
      rest = Math.floor(rest / shape[a]);
    }
  });

  // Weight of what two cells share, by the set of axes on which they agree: all margins over subsets of it.
  const common = Float64Array.from({ length: 1 << AXES }, (_, agreed) => {
    let weight = 0;
    for (let m = 1; m < 1 << AXES; m++) if ((m & agreed) === m) weight += weightBySize[bits(m)];
    return weight;
  });
  const [bands, educations, titles, sexes] = axis;
  /** Adds to every cell what it shares with cell d, times a factor. */
  const addShared = (sums: Float64Array, d: number, factor: number): void => {
    const band = bands[d];
    const education = educations[d];
    const title = titles[d];
    const sex = sexes[d];
    for (let c = 0; c < n; c++) {
      const agreed =
        (bands[c] === band ? 1 : 0) |
        (educations[c] === education ? 2 : 0) |
        (titles[c] === title ? 4 : 0) |
        (sexes[c] === sex ? 8 : 0);
      sums[c] += factor * common[agreed];
    }
  };

  // Arrears of a cell after m cards: m × due − dealt, both weighted over its margins.
  const due = new Float64Array(n);
  for (let d = 0; d < n; d++) addShared(due, d, share[cells[d]] / total);
  const dealt = new Float64Array(n);
  const deck: Deck = {
    band: new Uint8Array(DECK),
    education: new Uint8Array(DECK),
    title: new Uint8Array(DECK),
    sex: new Uint8Array(DECK),
  };
  for (let m = 0; m < DECK; m++) {
    let best = 0;
    let most = -Infinity;
    for (let c = 0; c < n; c++) {
      const arrears = (m + 1) * due[c] - dealt[c];
      if (arrears > most) {
        most = arrears;
        best = c;
      }
    }
    addShared(dealt, best, 1);
    deck.band[m] = bands[best];
    deck.education[m] = educations[best];
    deck.title[m] = titles[best];
    deck.sex[m] = sexes[best];
  }
  return deck;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
