/** The cheapest one-to-one pairing of two sets of which few members can be paired. */

/** A pair that can be made. */
export interface Edge {
  /** The index of the member of the second set. */
  readonly to: number;
  readonly cost: number;
}

interface Reached {
  distance: number;
  /** The column before it on the path; -1 at its beginning. */
  before: number;
  isSettled: boolean;
}

/**
 * Pairs members so that the costs of the pairs and of those that stay alone are least: the Hungarian method with shortest
 * augmenting paths, over the edges there are.
 *
 * @param edges For each member of the first set.
 * @param alone The cost of a member of either set without a partner.
 * @returns for each member of the first set the index of its partner, or -1.
 */
export function assign(edges: readonly (readonly Edge[])[], size: number, alone: number): number[] {
  // Each row may take a column of its own, which stands for staying alone; a pair saves that its column does.
  const columnsOf = (row: number): readonly Edge[] => [
    ...edges[row]!.map(({ to, cost }) => ({ to, cost: cost - alone })),
    { to: size + row, cost: alone },
  ];
  const rowPotential = new Float64Array(edges.length);
  const columnPotential = new Float64Array(size + edges.length);
  const owner = new Int32Array(size + edges.length).fill(-1);
  for (let first = 0; first < edges.length; first++) {
    const reached = new Map<number, Reached>();
    const settled: number[] = [];
    let row = first;
    let column = -1;
    for (;;) {
      for (const { to, cost } of columnsOf(row)) {
        const distance = cost - rowPotential[row]! - columnPotential[to]!;
        const known = reached.get(to);
        if (!known) reached.set(to, { distance, before: column, isSettled: false });
        else if (!known.isSettled && distance < known.distance) {
          known.distance = distance;
          known.before = column;
        }
      }
      // A row can always take its own column, so that there is one.
      let next = -1;
      let delta = Infinity;
      for (const [to, { distance, isSettled }] of reached) {
        if (!isSettled && distance < delta) [next, delta] = [to, distance];
      }
      rowPotential[first]! += delta;
      for (const to of settled) {
        rowPotential[owner[to]!]! += delta;
        columnPotential[to]! -= delta;
      }
      for (const found of reached.values()) if (!found.isSettled) found.distance -= delta;
      column = next;
      reached.get(column)!.isSettled = true;
      settled.push(column);
      if (owner[column] === -1) break;
      row = owner[column]!;
    }
    // The path is turned around: each column goes to the row that reached it.
    while (column !== -1) {
      const { before } = reached.get(column)!;
      owner[column] = before === -1 ? first : owner[before]!;
      column = before;
    }
  }
  const partners = edges.map(() => -1);
  for (let column = 0; column < size; column++) {
    if (owner[column] !== -1) partners[owner[column]!] = column;
  }
  return partners;
}
