/**
 * How the rows of a Saltelli design follow one another: a block for each base point, so that what has been run of an
 * interrupted study is whole blocks. A block is a row of matrix A, the same row with the columns of group i from B for every
 * i, for second-order indices also the row of B with those columns from A, and last the row of B.
 */
export interface Blocks {
  readonly groups: number;
  readonly secondOrder: boolean;
  /** Rows of a block. */
  readonly size: number;
  readonly a: number;
  readonly b: number;
  /** Row of A with group i from B. */
  ab(group: number): number;
  /** Row of B with group i from A; only for second-order indices. */
  ba(group: number): number;
}

export function blocksOf(groups: number, secondOrder: boolean): Blocks {
  const size = secondOrder ? 2 * groups + 2 : groups + 2;
  return {
    groups,
    secondOrder,
    size,
    a: 0,
    b: size - 1,
    ab: (group) => 1 + group,
    ba: (group) => 1 + groups + group,
  };
}
