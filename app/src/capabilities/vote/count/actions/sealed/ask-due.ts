// Asks for every leaf that is due of the end of a sealed vote: its last result, each objection when it came and when it was answered, and sanctions that ran out unsigned.
import {
  type Database,
  inTransaction,
  type Tx,
} from '../../../../../platform/database/database.ts';
import { logState } from '../../rules/sealed/log-state.ts';
import { logTime, objectionPayload } from '../../rules/sealed/payloads.ts';
import { findSigner, readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import { readActs } from '../../store/sealed/logs.ts';
import { findOpening } from '../../store/sealed/openings.ts';
import { listLoggedObjections } from '../../store/sealed/sealed-objections.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { askLeaf } from './ask-leaf.ts';
import { proposeResult } from './propose-result.ts';

/** Idempotent. The log takes objections only after a result and before the sanction: those wait, or stay out of it. */
export function askDue(db: Database, electionId: string, now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const election = await readSealed(tx, electionId);
    const opening = await findOpening(tx, electionId);
    if (election === undefined || opening?.state !== 'counted') return;
    const personId = opening.askedBy ?? (await findSigner(tx, electionId));
    if (personId === undefined) return;
    const by = { actor: { personId }, now };
    await proposeResult(tx, by, election);
    await askSanctionsAgain(tx, electionId, by);
    const { phase } = logState(election.manifest, await readActs(tx, electionId));
    if (phase === 'counted') await askObjections(tx, election, by);
  });
}

interface Asking {
  readonly actor: { readonly personId: string };
  readonly now: Date;
}

/** Those that nobody signed in their 72 hours: the body has decided, and the log does not know it yet. */
async function askSanctionsAgain(
  tx: Tx,
  electionId: string,
  { actor: { personId }, now }: Asking,
): Promise<void> {
  for (const { kind, key, outcome, expiresAt, payload } of await listAsked(tx, electionId)) {
    if (kind !== 'sanction' || outcome !== null || now < expiresAt) continue;
    const again = { ...JSON.parse(payload), at: logTime(now) };
    await askLeaf(tx, { electionId, payload: again, key, personId, now });
  }
}

async function askObjections(
  tx: Tx,
  { id: electionId }: SealedElection,
  { actor: { personId }, now }: Asking,
): Promise<void> {
  const asked = await listAsked(tx, electionId);
  for (const one of await listLoggedObjections(tx, electionId)) {
    const { number, contest, textSha256, reasonsSha256 } = one;
    const key = (status: string) => `${one.year}/${number}/${status}`;
    const isFiled = asked.some(
      ({ kind, key: of, outcome }) =>
        kind === 'objection' && of === key('filed') && outcome === 'signed',
    );
    const status = isFiled ? 'answered' : 'filed';
    const hash = isFiled ? reasonsSha256 : textSha256;
    if (hash === null) continue;
    const payload = objectionPayload({ number, contest, status, textSha256: hash, at: now });
    await askLeaf(tx, { electionId, payload, key: key(status), personId, now });
  }
}
