// Steps of an edition taken with the store alone, past every rule: what then says no is the database.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { contributions as institutions } from '../../../ground/institutions/index.ts';
import { contributions as territories } from '../../../ground/territories/index.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import { insertCommitment, type NewCommitment, readDecidingBody } from '../store/commitments.ts';
import { insertEdition } from '../store/drafts.ts';
import { insertVersion, type NewVersion } from '../store/versions.ts';
import { givenAct, givenCouncil, givenDocument, givenFile, NOW, rulebook } from './given.ts';

/** The municipality of Ancud, its council, and one of its staff, who proposes. */
export interface Town {
  readonly institutionId: string;
  readonly bodyId: string;
  /** Who presides, six members and the secretary. */
  readonly council: readonly string[];
  readonly proposer: string;
}

/** The map and the institutions that ship: all that an edition stands on, without the rest of the house. */
export async function loadPlaces(db: Database): Promise<void> {
  for (const { loadFacts } of [territories, institutions]) await loadFacts?.(db);
}

/** Needs the places that ship. */
export async function givenTown(db: Database): Promise<Town> {
  const { id: institutionId } = await db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'ancud')
    .select('id')
    .executeTakeFirstOrThrow();
  const council = await givenCouncil(db, institutionId);
  const body = await readDecidingBody(db, institutionId, DAY);
  const proposer = await givenStaff(db, institutionId, 'pb-officer');
  return { institutionId, bodyId: body?.id ?? '', council, proposer };
}

/** Somebody who holds a role in an institution since long before; her id. */
export async function givenStaff(
  db: Database,
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

/** The seven vote for it, by more than half of those present, with a quorum of four; `more` says otherwise. */
export async function commit(
  tx: Tx,
  { institutionId, bodyId, council, proposer }: Town,
  more: Pick<NewCommitment, 'editionId' | 'rulebookId'> & Partial<NewCommitment>,
): Promise<string> {
  return insertCommitment(tx, {
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
    actId: await givenAct(tx, institutionId, proposer),
    votes: council.slice(0, 7).map((memberId) => ({ memberId, vote: 'for' as const })),
    castingBy: null,
    now: NOW,
    ...more,
  });
}
