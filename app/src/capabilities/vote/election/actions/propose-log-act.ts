// Puts to signature what goes into the log: kept as canonical text, told to whoever may sign it, good for 72 hours.
import { canon, parseLeaf } from '@minga/ballot';
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { logActAddress } from '../addresses.ts';
import { type ActPayload, decideState, kindOfPayload, type LogActKind } from '../rules/log-acts.ts';
import { maySign } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Election, lockElection } from '../store/elections.ts';
import { insertLogAct, type NewLogAct } from '../store/log-acts.ts';
import { listOfficers } from '../store/officers.ts';

export interface LogActAsked {
  readonly electionId: string;
  /** The leaf without its signatures. */
  readonly payload: ActPayload;
  readonly actor: Pick<Actor, 'personId'>;
  readonly about?: NewLogAct['about'];
  readonly now: Date;
}

/** The id of the act. Throws for a payload that is no leaf: whoever makes one makes it whole. */
export async function proposeLogAct(tx: Tx, asked: LogActAsked): Promise<Result<string, Refusal>> {
  const { electionId, payload, actor, about, now } = asked;
  const election = await lockElection(tx, electionId);
  if (election === undefined) return err({ code: 'election/unknown' });
  const kind = kindOfPayload(payload);
  const decided = decideState(kind, election.state);
  if (!decided.ok) return decided;
  const shaped = parseLeaf(canon({ ...payload, sigs: [] }));
  assert(shaped.ok, `an act is whole when it is proposed: ${shaped.ok || shaped.error}`);
  const text = new TextDecoder().decode(canon(payload));
  const { id, expiresAt } = await insertLogAct(tx, {
    ...{ electionId, kind, payload: text, proposedBy: actor.personId, about, now },
  });
  await tellOfficers(tx, { election, actId: id, expiresAt, now });
  await audit(tx, {
    actor,
    act: 'election/propose-act',
    scope: { kind: 'institution', id: election.institutionId },
    subject: `election:${electionId}`,
    told: { election: electionId, kind: auditedKind(kind) },
  });
  return ok(id);
}

/** What an act is called in the register. */
export function auditedKind(kind: LogActKind): string {
  return `log-${kind}`;
}

/** Officers in force whose accounts are there, each once. */
export async function personsWhoSign(tx: Tx, electionId: string): Promise<readonly string[]> {
  const officers = await listOfficers(tx, electionId);
  const signing = officers.filter(({ role, removedAt }) => removedAt === null && maySign(role));
  return [...new Set(signing.flatMap(({ personId }) => personId ?? []))];
}

interface Telling {
  readonly election: Election;
  readonly actId: string;
  readonly expiresAt: Date;
  readonly now: Date;
}

async function tellOfficers(tx: Tx, { election, actId, expiresAt, now }: Telling): Promise<void> {
  await notify(
    tx,
    (await personsWhoSign(tx, election.id)).map((personId) => ({
      personId,
      kind: 'election/act-to-sign' as const,
      key: actId,
      titles: inBothLocales(() => m.election_notice_act({ election: election.title })),
      paths: bothPaths((locale) => logActAddress(election, actId, locale)),
      isUrgent: true,
      dueAt: expiresAt,
      institutionId: election.institutionId,
    })),
    now,
  );
}
