// Folds groups of ballots further when only some items matter: those that differ in nothing else are one.
import { Folder } from '../profile.ts';
import type { Profile } from '../types.ts';

/** The profile with only the entries of items that `keeps` marks, in which equal groups are one. */
export function mergeGroups(
  { ballots, size, start, project, points }: Profile,
  keeps: Uint8Array,
): Profile {
  const folder = new Folder(points === undefined ? 'approval' : 'scoring', keeps.length);
  const { choices, given } = folder;
  for (let group = 0; group < size.length; group++) {
    const end = start[group + 1] as number;
    let count = 0;
    for (let entry = start[group] as number; entry < end; entry++) {
      const kept = project[entry] as number;
      const weight = points === undefined ? 1 : (points[entry] as number);
      if (keeps[kept] === 0 || weight === 0) continue;
      choices[count] = kept;
      given[kept] = weight;
      count += 1;
    }
    folder.fold(count, size[group]);
  }
  return folder.toProfile(ballots);
}
