// Folds groups of ballots further when only some items matter: those that differ in nothing else are one.
import type { Profile } from '../types.ts';

export interface MergedGroups {
  readonly merged: Profile;
  /** Per group its merged group, or -1 when it gives nothing to what is kept. */
  readonly mergedInto: Int32Array;
}

/** The profile with only the entries of items that `keeps` marks, in which equal groups are one. */
export function mergeGroups(
  { ballots, size, start, project, points }: Profile,
  keeps: Uint8Array,
): MergedGroups {
  const mergedInto = new Int32Array(size.length).fill(-1);
  const sizes: number[] = [];
  const starts: number[] = [0];
  const projects = new Uint16Array(project.length);
  const weights = points === undefined ? undefined : new Float64Array(project.length);
  const mask = 2 ** Math.ceil(Math.log2(size.length + 1) + 1) - 1;
  /** Open addressing: merged group + 1, or 0. */
  const table = new Int32Array(mask + 1);
  let end = 0;
  for (let group = 0; group < size.length; group++) {
    const begin = end;
    let hash = 0;
    for (let entry = start[group] as number; entry < (start[group + 1] as number); entry++) {
      const kept = project[entry] as number;
      const weight = points === undefined ? 1 : (points[entry] as number);
      if (keeps[kept] === 0 || weight === 0) continue;
      projects[end] = kept;
      if (weights !== undefined) weights[end] = weight;
      end += 1;
      hash = Math.imul(hash ^ kept ^ (weight << 16), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (end === begin) continue;
    let slot = hash & mask;
    while (!isFreeOrSame(slot, begin)) slot = (slot + 1) & mask;
    const found = table[slot] as number;
    if (found === 0) {
      sizes.push(size[group] as number);
      starts.push(end);
      table[slot] = sizes.length;
    } else {
      sizes[found - 1] = (sizes[found - 1] as number) + (size[group] as number);
      end = begin;
    }
    mergedInto[group] = (table[slot] as number) - 1;
  }

  function isFreeOrSame(slot: number, begin: number): boolean {
    const found = table[slot] as number;
    if (found === 0) return true;
    const from = starts[found - 1] as number;
    if ((starts[found] as number) - from !== end - begin) return false;
    for (let entry = 0; entry < end - begin; entry++) {
      if (projects[from + entry] !== projects[begin + entry]) return false;
      if (weights !== undefined && weights[from + entry] !== weights[begin + entry]) return false;
    }
    return true;
  }

  const merged = {
    ballots,
    size: Uint32Array.from(sizes),
    start: Uint32Array.from(starts),
    project: projects.slice(0, end),
  };
  return {
    merged: weights === undefined ? merged : { ...merged, points: weights.slice(0, end) },
    mergedInto,
  };
}
