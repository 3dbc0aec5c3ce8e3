// Ends an act that takes two people: signed and carried out, refused, or taken back. One transaction each.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import type { TwoPersonKind } from '../../../../platform/two-person.ts';
import { areIndependent, standingGrants } from '../../people/index.ts';
import { type ActEnd, type ActRefusal, decideEnding, decideSigning } from '../rules/two-person.ts';
import { type ActProof, insertEnd, lockAct, type TwoPersonAct } from '../store/two-person-acts.ts';

export interface ActByStaff {
  readonly actId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** Proves that the signer signed these 32 bytes; in the transaction of the act. */
export type ProveSigning = (tx: Tx, sha256: string) => Promise<Result<ActProof, ActRefusal>>;

export function kindOf(
  { twoPersonKinds }: Pick<House, 'twoPersonKinds'>,
  { kind }: Pick<TwoPersonAct, 'kind'>,
): TwoPersonKind | undefined {
  return twoPersonKinds.find((one) => one.kind === kind);
}

/**
 * Signs and carries out: who may, until when and whether its subject is still what it was are asked again
 * here, of both people.
 */
export async function signAct(
  house: House,
  given: ActByStaff,
  prove: ProveSigning,
): Promise<Result<void, ActRefusal>> {
  try {
    return await inTransaction(house.db, (tx) => signAndDo(tx, house, given, prove));
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return err({ code: 'records/act-refused', sentence: error.message });
  }
}

/** Takes the transaction back: the act itself said no. */
class Undone extends Error {}

async function signAndDo(
  tx: Tx,
  house: House,
  { actId, actor, now }: ActByStaff,
  prove: ProveSigning,
): Promise<Result<void, ActRefusal>> {
  const act = await lockAct(tx, actId);
  const kind = act && kindOf(house, act);
  if (act === undefined || kind === undefined) return err({ code: 'records/act-not-here' });
  const decided = await judgeSigning(tx, act, kind, { actor, now });
  if (!decided.ok) return decided;
  const proven = await prove(tx, act.sha256);
  if (!proven.ok) return proven;
  // First that it ends, which the database judges once more; whatever refuses later undoes it.
  await end(tx, act, { outcome: 'executed', endedBy: actor.personId, endedAt: now }, proven.value);
  const { payload, institutionId, proposedBy } = act;
  const done = await kind.execute({
    tx,
    actId,
    house,
    payload,
    institutionId,
    proposedBy,
    actor,
    now,
  });
  if (!done.ok) throw new Undone(done.error.sentence);
  return ok(undefined);
}

/** Whether this person may sign it now, asked of the act, of both people and of its subject. */
export async function judgeSigning(
  db: Database | Tx,
  act: TwoPersonAct,
  kind: TwoPersonKind,
  { actor, now }: Omit<ActByStaff, 'actId'>,
): Promise<Result<void, ActRefusal>> {
  const { proposedBy } = act;
  const proposer = { personId: proposedBy, grants: await standingGrants(db, proposedBy) };
  return decideSigning(
    {
      ...act,
      signer: actor.personId,
      signerMay: kind.mayTakePart(actor, act),
      proposerMay: kind.mayTakePart(proposer, act),
      areIndependent: await areIndependent(db, [proposedBy, actor.personId], now),
      isUnchanged: (await kind.versionOf(db, act.subject)) === act.subjectVersion,
    },
    now,
  );
}

/** Taken back by whoever proposed it, refused by whoever else could sign it. */
export function refuseAct(
  house: House,
  { actId, actor, now }: ActByStaff,
): Promise<Result<'withdrawn' | 'refused', ActRefusal>> {
  return inTransaction(house.db, async (tx) => {
    const act = await lockAct(tx, actId);
    const kind = act && kindOf(house, act);
    if (act === undefined || kind === undefined) return err({ code: 'records/act-not-here' });
    const { personId } = actor;
    const asked = { ...act, personId, mayTakePart: kind.mayTakePart(actor, act) };
    const decided = decideEnding(asked, now);
    if (!decided.ok) return decided;
    await end(tx, act, { outcome: decided.value, endedBy: personId, endedAt: now });
    return decided;
  });
}

const auditedAs = {
  executed: 'records/sign-act',
  refused: 'records/refuse-act',
  withdrawn: 'records/withdraw-act',
} as const;

async function end(tx: Tx, act: TwoPersonAct, ended: ActEnd, proof?: ActProof): Promise<void> {
  await insertEnd(tx, act.id, ended, proof);
  await audit(tx, {
    actor: { personId: ended.endedBy },
    act: auditedAs[ended.outcome],
    scope: { kind: 'institution', id: act.institutionId },
    subject: `act:${act.id}`,
    told: { kind: act.kind, sha256: act.sha256 },
  });
}
