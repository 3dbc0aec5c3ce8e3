// Steps of an edition taken with the store alone, past every rule: what then says no is the database.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { contributions as institutions } from '../../../ground/institutions/index.ts';
import { contributions as territories } from '../../../ground/territories/index.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import type { ResultFactKind, Stage } from '../rules/standing.ts';
import { insertCommitment, type NewCommitment, readDecidingBody } from '../store/commitments.ts';
import { insertEdition } from '../store/drafts.ts';
import { facts } from '../store/facts.ts';
import { insertPassage, listSlate } from '../store/passages.ts';
import { insertVersion, type NewVersion } from '../store/versions.ts';
import { commitAct, givenAct, type TwoPeople } from './acts.ts';
import { givenCouncil, givenDocument, givenFile, NOW, rulebook } from './given.ts';

/** An institution with its council, one of its staff, who proposes, and who certifies. */
export interface Town extends TwoPeople {
  readonly bodyId: string;
  /** Who presides, six members and the secretary. */
  readonly council: readonly string[];
}

/** The map and the institutions that ship: all that an edition stands on, without the rest of the house. */
export async function loadPlaces(db: Database): Promise<void> {
  for (const { loadFacts } of [territories, institutions]) await loadFacts?.(db);
}

/** The municipality of Ancud, or the regional government of Los Lagos. Needs the places that ship. */
export async function givenTown(
  db: Database,
  slug: 'ancud' | 'gore-los-lagos' = 'ancud',
): Promise<Town> {
  const { id: institutionId } = await db
    .selectFrom('institutions.institution')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirstOrThrow();
  const kind = slug === 'ancud' ? 'municipal-council' : 'core';
  const council = await givenCouncil(db, institutionId, kind);
  const body = await readDecidingBody(db, institutionId, DAY);
  const proposer = await givenStaff(db, institutionId, 'pb-officer');
  const signer = await givenStaff(db, institutionId, 'certifying-officer');
  return { institutionId, bodyId: body?.id ?? '', council, proposer, signer };
}

/** Somebody who holds a role in an institution since long before; her id. */
export async function givenStaff(
  db: Database | Tx,
  institutionId: string,
  role: string,
): Promise<string> {
  const { id } = await db
    .insertInto('people.person')
    .values({ public_name: 'Rosa P.', proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const granted_at = new Date('2026-01-01T00:00:00Z');
  await db
    .insertInto('people.role_grant')
    .values({ person_id: id, role, institution_id: institutionId, granted_at })
    .execute();
  return id;
}

const DAY = '2026-11-20';
let count = 0;

export async function begin(db: Database, { institutionId }: Town): Promise<string> {
  const slug = `e-${++count}`;
  const rules = rulebook();
  const id = await db
    .transaction()
    .execute((tx) =>
      insertEdition(tx, { institutionId, slug, name: slug, copiedFrom: null, rules, now: NOW }),
    );
  return id ?? '';
}

/** Closes a version with the text of `rules`; `more` says otherwise of what is kept beside it. */
export async function close(
  tx: Tx,
  { institutionId }: Town,
  given: { readonly editionId: string; readonly rules: Rulebook; readonly now?: Date },
  more: Partial<NewVersion> = {},
): Promise<string> {
  const sealed = await sealRulebook(given.rules);
  const documentId = await givenDocument(tx, institutionId);
  return insertVersion(tx, { now: NOW, ...given, ...sealed, documentId, ...more });
}

/** What a commitment is written with; without its act. */
export type Resolved = Omit<NewCommitment, 'actId'>;
type About = Pick<NewCommitment, 'editionId' | 'rulebookId'>;

/** The seven vote for it, by more than half of those present, with a quorum of four; `more` says otherwise. */
export async function resolution(
  tx: Tx,
  { institutionId, bodyId, council }: Town,
  more: About & Partial<Resolved>,
): Promise<Resolved> {
  return {
    bodyId,
    sitting: 'Sesión ordinaria 31',
    sittingOn: DAY,
    resolution: '112',
    amountClp: 60_000_000,
    fiscalYear: 2028,
    terms: '',
    majority: 'of-present',
    quorum: 4,
    majorityNorm: 'ley-18695',
    fileId: await givenFile(tx),
    fileSha256: '00'.repeat(32),
    documentId: await givenDocument(tx, institutionId),
    votes: council.slice(0, 7).map((memberId) => ({ memberId, vote: 'for' as const })),
    castingBy: null,
    now: NOW,
    ...more,
  };
}

/** Such a resolution, written down by the act of two people that says it unless another is named. */
export async function commit(
  tx: Tx,
  town: Town,
  { actId, ...more }: About & Partial<NewCommitment>,
): Promise<string> {
  const given = await resolution(tx, town, more);
  const signed = actId ?? (await givenAct(tx, town, await commitAct(tx, given)));
  return insertCommitment(tx, { ...given, actId: signed });
}

/** As the room of the ballot list makes it known: all that stands on the slate of a contest, numbered. */
export async function depositDrawnList(
  tx: Tx,
  {
    editionId,
    contestId,
    round = 1,
  }: { readonly editionId: string; readonly contestId: string; readonly round?: number },
): Promise<void> {
  const projects = (await listSlate(tx, editionId))
    .filter((one) => one.contestId === contestId && !one.isWithdrawn)
    .map(({ projectId }) => projectId)
    .join(' ');
  const key = `${contestId}/${round}`;
  await facts.deposit(tx, editionId, { kind: 'ballot-list-drawn', key, payload: { projects } });
}

/** The vote of a contest, and the id of the result that is told of it. */
export interface VoteTold {
  readonly editionId: string;
  readonly contestId: string;
  readonly round?: number;
  readonly result?: string;
}

/** As the rooms of the count and of the sanction make it known of a result: how far it came. */
export async function depositResult(
  tx: Tx,
  { editionId, contestId, round = 1, result = 'r' }: VoteTold,
  ...kinds: readonly ResultFactKind[]
): Promise<void> {
  for (const kind of kinds) {
    const vote = `${contestId}/${round}`;
    const key = kind === 'vote-counted' ? vote : `${vote}/${result}`;
    await facts.deposit(tx, editionId, { kind, key, payload: { result } });
  }
}

type LaterStage = Exclude<Stage, 'voting-opened'>;
const factBefore: Readonly<Partial<Record<LaterStage, ResultFactKind>>> = {
  counted: 'vote-counted',
  certified: 'result-certified',
  sanctioned: 'contest-sanctioned',
};

/** Passes stages of a vote after its opening, one after the other, each once what it stands on is known. */
export async function passStages(
  tx: Tx,
  told: VoteTold,
  which: readonly LaterStage[],
): Promise<void> {
  const { contestId, round = 1 } = told;
  for (const stage of which) {
    const kind = factBefore[stage];
    if (kind !== undefined) await depositResult(tx, told, kind);
    await insertPassage(tx, { contestId, round, stage, now: NOW });
  }
}
