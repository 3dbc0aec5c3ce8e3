// The openings of a roll: with them whoever certifies checks that each commitment is of one real person, and of no other.
import { canon } from '@minga/ballot';
import { listVoters } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { openVoter } from './make-voter.ts';

const AT_ONCE = 5_000;

/** A line of canonical JSON with its line feed for each person, as `minga-verify --padron` reads it. */
export async function openList(
  { db, roll }: BothDatabases,
  electionId: string,
  by: ByStaff,
): Promise<string> {
  await auditStaff(db, by, { electionId, act: 'roll/open-list' });
  const lines: string[] = [];
  for (let after = ''; ; ) {
    const some = await listVoters(roll.db, electionId, { after, limit: AT_ONCE });
    for (const voter of some) {
      const opened = openVoter(roll.keys, electionId, voter);
      if (opened === undefined) continue;
      const { c, style } = voter;
      lines.push(`${new TextDecoder().decode(canon({ c, style, ...opened }))}\n`);
    }
    const last = some.at(-1);
    if (last === undefined || some.length < AT_ONCE) return lines.join('');
    after = last.c;
  }
}
