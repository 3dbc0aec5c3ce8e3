// What the site wants to know before it opens a vote: the clock of the urn, its booth, and which witnesses would not answer it.
import { parseVkey } from '@minga/ledger';
import type { UrnOutlook } from '../../../../platform/urn-door.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { answers } from '../store/witness-calls.ts';

/** The clock is that of the machine, which promises and closes by it. */
export async function outlook(
  { witnesses, send }: Pick<UrnHouse, 'witnesses' | 'send'>,
  vkeys: readonly string[],
  booth: string,
): Promise<UrnOutlook> {
  const asked = await Promise.all(
    vkeys.map(async (vkey) => {
      const url = witnesses.get(vkey);
      const isThere = url !== undefined && (await answers(url, send));
      const parsed = parseVkey(vkey);
      return { name: parsed.ok ? parsed.value.name : vkey, isThere };
    }),
  );
  const silent = asked.filter(({ isThere }) => !isThere).map(({ name }) => name);
  return { now: Date.now(), silent, booth };
}
