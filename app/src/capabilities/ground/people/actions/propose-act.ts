// Proposes an act that takes two people, and tells those who may sign it: it waits three days at most.
import { m } from '#words';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import {
  actPath,
  keepProposal,
  type Proposal,
  type ProposedAct,
  type TwoPersonKind,
} from '../../../../platform/two-person.ts';
import { readInstitution } from '../../institutions/index.ts';
import { grantsThatReach } from '../store/grants.ts';
import { areIndependent } from '../store/independence.ts';
import { inBothLocales, notify } from './notify.ts';

/** The id of the act. */
export async function proposeAct(tx: Tx, given: Proposal): Promise<string> {
  const { kind, payload, institutionId, actor, now } = given;
  const { id, expiresAt } = await keepProposal(tx, given);
  const act = { payload, institutionId, proposedBy: actor.personId };
  const signers = await listSigners(tx, act, kind, now);
  const { name } = await readInstitution(tx, institutionId);
  const told = {
    kind: 'people/act-to-sign',
    key: id,
    titles: inBothLocales(() => m.people_notice_act_to_sign({ institution: name })),
    paths: bothPaths((locale) => actPath.to({ act: id }, { locale })),
    isUrgent: true,
    dueAt: expiresAt,
  } as const;
  await notify(
    tx,
    signers.map((personId) => ({ ...told, personId })),
    now,
  );
  return id;
}

/** Ids of those who could sign it now, whatever they have proven of themselves. */
export async function listSigners(
  db: Database | Tx,
  act: ProposedAct,
  kind: TwoPersonKind,
  now: Date,
): Promise<readonly string[]> {
  const held = Map.groupBy(
    await grantsThatReach(db, act.institutionId),
    ({ personId }) => personId,
  );
  const signers: string[] = [];
  for (const [personId, grants] of held) {
    if (personId === act.proposedBy || !kind.mayTakePart({ personId, grants }, act)) continue;
    if (await areIndependent(db, [act.proposedBy, personId], now)) signers.push(personId);
  }
  return signers;
}
