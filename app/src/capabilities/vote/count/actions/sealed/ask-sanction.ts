// Asks officers to sign, for the log of a sealed vote, what the elected body decided of a contest of it.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../../platform/database/database.ts';
import { type DecidedProject, sanctionPayload } from '../../rules/sealed/payloads.ts';
import { findSealedOfContest } from '../../store/sealed/elections.ts';
import { listProjectNumbers } from '../../store/sealed/project-numbers.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { askLeaf } from './ask-leaf.ts';

export interface SanctionToLog {
  readonly contestId: string;
  readonly round: number;
  readonly decisions: readonly (Omit<DecidedProject, 'id'> & { readonly projectId: string })[];
  /** Of the resolution or the certificate, in hexadecimal. */
  readonly documentSha256: string;
  readonly personId: string;
  readonly now: Date;
}

/**
 * In the transaction of the sanction. Nothing of a vote that was not sealed. Each resolution is a leaf of its own, with what
 * it decided of a contest: what was returned and comes back is told by the next.
 */
export async function askSanction(tx: Tx, given: SanctionToLog): Promise<void> {
  const { contestId, round, documentSha256, personId, now } = given;
  const election = await findSealedOfContest(tx, { contestId, round });
  const own = election?.contests.find((one) => one.contestId === contestId);
  if (election === undefined || own === undefined || election.state !== 'counted') return;
  const asked = await listAsked(tx, election.id);
  const version = asked.filter(
    ({ kind, outcome }) => kind === 'result' && outcome === 'signed',
  ).length;
  if (version === 0) return;
  const contest = election.manifest.contests.find(({ id }) => id === own.code);
  assert(contest !== undefined, 'a contest of the election is in its manifest');
  const digits = contest.projects[0]?.id.length ?? 1;
  const numbers = await listProjectNumbers(tx, { contestId, round });
  const decisions = given.decisions.flatMap(({ projectId, ...decided }) => {
    const id = String(numbers.get(projectId) ?? '').padStart(digits, '0');
    const isNamed = contest.projects.some((one) => one.id === id);
    return isNamed ? [{ id, ...decided }] : [];
  });
  const payload = sanctionPayload({
    contest: own.code,
    version,
    decisions,
    documentSha256,
    at: now,
  });
  await askLeaf(tx, {
    electionId: election.id,
    payload,
    key: `${own.code}/${documentSha256}`,
    personId,
    now,
  });
}
