// The published edition of a side, with its bases, what its body decided and the acts of two people behind both.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { basesOf, type Rulebook } from './edition-objects.ts';
import { BEFORE, contentOf, INSTITUTION, type Writing } from './making.ts';

const SITTING_ON = '2026-11-20';

/** The days of tests lie within the submission. */
const calendar = [
  { phase: 'commitment', from: '2026-10-05', until: '2026-10-16' },
  { phase: 'submission', from: '2026-11-02', until: '2026-12-11' },
  { phase: 'feasibility', from: '2026-12-14', until: '2027-01-29' },
  { phase: 'ballot-list', from: '2027-03-01', until: '2027-03-12' },
  { phase: 'voting', from: '2027-04-03', until: '2027-04-11' },
  { phase: 'count', from: '2027-04-12', until: '2027-04-14' },
  { phase: 'sanction', from: '2027-04-26', until: '2027-05-14' },
  { phase: 'execution', from: '2027-06-01', until: '2027-12-31' },
  { phase: 'evaluation', from: '2028-01-03', until: '2028-01-28' },
] as const;

/** In its days of submission, under one version of its bases; needs a body that decides, with somebody in office, and a norm. */
export async function publishedOf(side: Writing): Promise<string> {
  const { insert, institution, personId: edition_id, written } = side;
  const slug = `publicada-${institution.cut}`;
  const rules = rulesOf(side);
  // Named like the person of its side, so that what is made later finds it.
  await insert('editions.edition', {
    ...{ id: edition_id, institution_id: institution.id, slug, created_at: BEFORE },
    name: written('Proceso'),
  });
  const draft = { edition_id, bases: JSON.stringify(rules), updated_at: BEFORE };
  await insert('editions.draft', draft, 'edition_id');
  const rulebook_id = await closeVersion(side, { edition_id, version: 1, rules });
  const commitment = await commit(side, { edition_id, rulebook_id, rules });
  await publish(side, rulebook_id, commitment, { debt_reason: written('Deuda') });
  return slug;
}

export function rulesOf({ objects, written }: Pick<Writing, 'objects' | 'written'>): Rulebook {
  const bases = basesOf({ objects, written });
  const { committed, operational } = bases;
  const norm = objects.get(`${INSTITUTION}/normas/:norm`) ?? '';
  return {
    ...bases,
    committed: { ...committed, split: { ...committed.split, source: written('Reparto') } },
    operational: {
      ...operational,
      calendar,
      investment: { yearClp: 1_000_000_000, source: written('Inversión') },
      legalBasis: [{ norm, article: written('Letra') }],
      planning: [{ plan: 'pladeco', objective: '3.2', words: written('Pladeco') }],
      options: {
        ...operational.options,
        campaignRules: written('Campaña'),
        freeze: { election: written('Elección'), from: '2027-10-01', until: '2027-11-21' },
        committee: { residents: 1, institution: 1 },
      },
    },
  };
}

let documents = 0;

export function documentOf({ insert, institution, written }: Writing): Promise<string> {
  return insert('records.document', {
    institution_id: institution.id,
    code: randomBytes(8).toString('hex').toUpperCase(),
    ...{ number: ++documents, year: 2025, kind: 'bases', layout: 'act/1' },
    content: JSON.stringify(contentOf(written)),
    content_sha256: randomBytes(32),
    ...{ issued_as: 'certifying-officer', issued_at: BEFORE },
  });
}

export function fileOf({ insert, written }: Writing): Promise<string> {
  const file = { id: randomUUID(), room: 'editions', kind: 'pdf', is_public: true };
  return insert('platform.file', { ...file, name: written('Escaneo') });
}

interface ActGiven {
  readonly edition_id: string;
  readonly kind: 'commit' | 'revoke-commitment' | 'change-rules' | 'interrupt';
  /** What two people signed: what stands on the act says the same. */
  readonly payload: object;
}

/** Proposed by one of the staff and signed by another. */
export async function actOf(
  side: Writing,
  { edition_id, kind, payload }: ActGiven,
): Promise<string> {
  const { insert, institution } = side;
  const text = JSON.stringify({ payload });
  const staff: string[] = [];
  for (const role of ['pb-officer', 'certifying-officer']) {
    const person_id = await insert('people.person', { public_name: 'Rol', proof: 'provider' });
    const grant = { person_id, role, institution_id: institution.id, granted_at: BEFORE };
    await insert('people.role_grant', grant);
    staff.push(person_id);
  }
  const [proposed_by, ended_by] = staff;
  const act_id = await insert('records.two_person_act', {
    ...{ id: randomUUID(), kind: `editions/${kind}`, text, subject: `edition:${edition_id}` },
    ...{ sha256: createHash('sha256').update(text).digest(), subject_version: '' },
    ...{ institution_id: institution.id, proposed_by, proposed_at: BEFORE },
    expires_at: new Date(BEFORE.getTime() + 3_600_000),
  });
  const made = Buffer.from('signature');
  await insert(
    'records.two_person_end',
    {
      ...{ act_id, outcome: 'executed', ended_by, ended_at: BEFORE, proof: 'passkey' },
      ...{ credential_id: 'key', public_key: made, client_data: made, authenticator_data: made },
      signature: made,
    },
    'act_id',
  );
  return act_id;
}

interface VersionGiven {
  readonly edition_id: string;
  readonly version: number;
  readonly rules: Rulebook;
}

/** With the amounts of its ballots, which the database adds up when all is there. */
export async function closeVersion(side: Writing, given: VersionGiven): Promise<string> {
  const { edition_id, version, rules } = given;
  const { contests, envelopeClp, breadth } = rules.committed;
  const [text, committed_text] = [JSON.stringify(rules), JSON.stringify(rules.committed)];
  const hashOf = (of: string) => createHash('sha256').update(of).digest();
  const document_id = await documentOf(side);
  return side.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('editions.rulebook')
      .values({
        ...{ edition_id, version, text, committed_text, document_id, closed_at: BEFORE },
        ...{ sha256: hashOf(text), committed_sha256: hashOf(committed_text) },
        envelope_clp: envelopeClp,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const { code, amountClp, minProjectClp, maxProjectClp } of contests) {
      await tx
        .insertInto('editions.contest_terms')
        .values({
          ...{ rulebook_id: id, edition_id, contest_id: await contestOf(tx, edition_id, code) },
          ...{ amount_clp: amountClp, breadth_numerator: breadth.numerator },
          ...{ min_project_clp: minProjectClp, max_project_clp: maxProjectClp },
          breadth_denominator: breadth.denominator,
        })
        .execute();
    }
    return id;
  });
}

export async function contestOf(tx: Tx, edition_id: string, code: string): Promise<string> {
  await tx
    .insertInto('editions.contest')
    .values({ edition_id, code })
    .onConflict((on) => on.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('editions.contest')
    .where('edition_id', '=', edition_id)
    .where('code', '=', code)
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface CommitGiven {
  readonly edition_id: string;
  readonly rulebook_id: string;
  readonly rules: Rulebook;
}

/** Everybody in office votes for it. */
async function commit(side: Writing, given: CommitGiven): Promise<string> {
  const { db, written } = side;
  const { edition_id, rulebook_id, rules } = given;
  const { id: body_id } = await db
    .selectFrom('institutions.body')
    .where('institution_id', '=', side.institution.id)
    .where('kind', '=', 'municipal-council')
    .select('id')
    .executeTakeFirstOrThrow();
  await side.insert('institutions.body_member', {
    ...{ body_id, name: written('Concejala'), seat: 'member', mandate_from: '2024-12-06' },
  });
  const made = {
    file_id: await fileOf(side),
    document_id: await documentOf(side),
  };
  const said = {
    ...{ sitting: written('Sesión'), resolution: written('Acuerdo').slice(0, 40) },
    ...{ terms: written('Condición'), majority: 'more-ayes', quorum: 2 },
  };
  const { envelopeClp: amountClp, fiscalYear } = rules.committed;
  const majorityNorm = side.objects.get(`${INSTITUTION}/normas/:norm`) ?? '';
  const file_sha256 = randomBytes(32);
  const { sha256, committed_sha256 } = await db
    .selectFrom('editions.rulebook')
    .where('id', '=', rulebook_id)
    .select(['sha256', 'committed_sha256'])
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('institutions.body_member')
    .where('body_id', '=', body_id)
    .select('id as member_id')
    .execute();
  const payload = {
    ...{ ...said, sittingOn: SITTING_ON, amountClp, fiscalYear, majorityNorm, castingBy: null },
    version: { rulebookId: rulebook_id, sha256: sha256.toString('hex') },
    body: { id: body_id },
    file: { id: made.file_id, sha256: file_sha256.toString('hex') },
    votes: members.map(({ member_id: memberId }) => ({ memberId, vote: 'for' })),
  };
  const act_id = await actOf(side, { edition_id, kind: 'commit', payload });
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('editions.commitment')
      .values({
        ...{ ...made, ...said, act_id, edition_id, rulebook_id, rulebook_sha256: sha256, body_id },
        ...{ committed_sha256, sitting_on: SITTING_ON, amount_clp: amountClp },
        ...{ fiscal_year: fiscalYear, majority_norm: majorityNorm, file_sha256 },
        recorded_at: BEFORE,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const votes = members.map((member) => ({ ...member, commitment_id: id, vote: 'for' }));
    await tx.insertInto('editions.commitment_vote').values(votes).execute();
    return id;
  });
}

type Why = { readonly debt_reason: string } | { readonly reason: string; readonly act_id: string };

export async function publish({ db }: Writing, rulebook: string, commitment: string, why: Why) {
  const { debt_reason, reason, act_id } = { debt_reason: null, reason: null, act_id: null, ...why };
  await sql`insert into editions.publication (rulebook_id, edition_id, version, envelope_clp,
      committed_sha256, commitment_id, committed_clp, published_at, reason, act_id, debt_reason)
    select rulebook.id, rulebook.edition_id, version, envelope_clp, rulebook.committed_sha256,
      commitment.id, amount_clp, ${BEFORE}, ${reason}, ${act_id}, ${debt_reason}
    from editions.rulebook, editions.commitment
    where rulebook.id = ${rulebook} and commitment.id = ${commitment}`.execute(db);
}
