// An edition whose bases changed once, with its projects, its committee and what went otherwise than they say.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { basesOf, type Rulebook } from './edition-objects.ts';
import { BEFORE } from './making.ts';
import { contentOf, INSTITUTION, type Side } from './objects.ts';

const CONTEST = 'norte-mayor';
const KEPT = 'con-texto';
const SITTING_ON = '2026-11-20';
/** Its address among the editions of its institution, one of its ballots, and the version that changed the first. */
export const editionTexts = { edition: KEPT, contest: CONTEST, version: '2' } as const;

type Written = (what: string) => string;
type Rows = Pick<TestDatabase, 'db' | 'pool'>;

/** Needs a body that decides, with somebody in office. */
export async function writeEdition(side: Side, rows: Rows, written: Written): Promise<void> {
  const { insert, institution } = side;
  const rules = rulesOf(side, written);
  const edition_id = await insert('editions.edition', {
    ...{ institution_id: institution.id, slug: KEPT, name: written('Proceso'), created_at: BEFORE },
  });
  const draft = { edition_id, bases: JSON.stringify(rules), updated_at: BEFORE };
  await insert('editions.draft', draft, 'edition_id');
  const first = await closeVersion(side, rows, { edition_id, version: 1, rules, written });
  const commitment = await commit(side, rows, { edition_id, rulebook_id: first, rules, written });
  await publish(rows, first, commitment, { debt_reason: written('Deuda') });
  const second = await closeVersion(side, rows, {
    ...{ edition_id, version: 2, rules: changed(rules, written), written },
  });
  const reason = written('Cambio');
  const payload = { version: { rulebookId: second }, commitmentId: commitment, reason };
  const act_id = await actOf(side, { edition_id, kind: 'change-rules', payload });
  await publish(rows, second, commitment, { reason, act_id });
  await writeSlate(side, rows, { edition_id, written });
  await writeCommittee(side, edition_id, written);
  await writeIncidents(side, rows, { edition_id, commitment, written });
}

function rulesOf({ objects }: Side, written: Written): Rulebook {
  const bases = basesOf({ objects: new Map(objects), written });
  const { committed, operational } = bases;
  const norm = objects.get(`${INSTITUTION}/normas/:norm`) ?? '';
  return {
    ...bases,
    committed: { ...committed, split: { ...committed.split, source: written('Reparto') } },
    operational: {
      ...operational,
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

/** What the staff may change by themselves: the last phase ends a year later, and people ask elsewhere. */
function changed(rules: Rulebook, written: Written): Rulebook {
  const { operational } = rules;
  const calendar = operational.calendar.map((one, place, { length }) =>
    place === length - 1 ? { ...one, until: '2030-06-28' } : one,
  );
  const contact = { ...operational.contact, where: written('Mesón') };
  return { ...rules, operational: { ...operational, calendar, contact } };
}

let documents = 0;

function documentOf({ insert, institution }: Side, written: Written): Promise<string> {
  return insert('records.document', {
    institution_id: institution.id,
    code: randomBytes(8).toString('hex').toUpperCase(),
    ...{ number: ++documents, year: 2025, kind: 'bases', layout: 'act/1' },
    content: JSON.stringify(contentOf(written)),
    content_sha256: randomBytes(32),
    ...{ issued_as: 'certifying-officer', issued_at: BEFORE },
  });
}

function fileOf({ insert }: Side, written: Written): Promise<string> {
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
async function actOf(side: Side, { edition_id, kind, payload }: ActGiven): Promise<string> {
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
  readonly written: Written;
}

/** With the amounts of its ballots, which the database adds up when all is there. */
async function closeVersion(side: Side, { db }: Rows, given: VersionGiven): Promise<string> {
  const { edition_id, version, rules, written } = given;
  const { contests, envelopeClp, breadth } = rules.committed;
  const [text, committed_text] = [JSON.stringify(rules), JSON.stringify(rules.committed)];
  const hashOf = (of: string) => createHash('sha256').update(of).digest();
  const document_id = await documentOf(side, written);
  return db.transaction().execute(async (tx) => {
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

async function contestOf(tx: Tx, edition_id: string, code: string): Promise<string> {
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
  readonly written: Written;
}

/** Everybody in office votes for it. */
async function commit(side: Side, { db, pool }: Rows, given: CommitGiven): Promise<string> {
  const { edition_id, rulebook_id, rules, written } = given;
  const { rows: bodies } = await pool.query(
    `select id from institutions.body where institution_id = $1 and kind = 'municipal-council'`,
    [side.institution.id],
  );
  const body_id: string = bodies[0].id;
  await side.insert('institutions.body_member', {
    ...{ body_id, name: written('Concejala'), seat: 'member', mandate_from: '2024-12-06' },
  });
  const made = {
    file_id: await fileOf(side, written),
    document_id: await documentOf(side, written),
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

async function publish({ pool }: Rows, rulebook: string, commitment: string, why: Why) {
  const { debt_reason, reason, act_id } = { debt_reason: null, reason: null, act_id: null, ...why };
  await pool.query(
    `insert into editions.publication (rulebook_id, edition_id, version, envelope_clp, committed_sha256,
      commitment_id, committed_clp, published_at, reason, act_id, debt_reason)
    select rulebook.id, rulebook.edition_id, version, envelope_clp, rulebook.committed_sha256,
      commitment.id, amount_clp, $3, $4, $5, $6
    from editions.rulebook, editions.commitment where rulebook.id = $1 and commitment.id = $2`,
    [rulebook, commitment, BEFORE, reason, act_id, debt_reason],
  );
}

interface OfEdition {
  readonly edition_id: string;
  readonly written: Written;
}

/** Two that exclude each other, two that go together, and one that was withdrawn. */
async function writeSlate({ insert }: Side, { db }: Rows, given: OfEdition): Promise<void> {
  const { edition_id, written } = given;
  const contest_id = await db.transaction().execute((tx) => contestOf(tx, edition_id, CONTEST));
  const project = { contest_id, cost_clp: 5_000_000, is_of_institution: false };
  const withdrawn = { withdrawn_at: BEFORE, withdrawn_reason: written('Desistido') };
  for (const [name, more] of [
    ['Sendero', { conflict_group: 'a' }],
    ['Mirador', { conflict_group: 'a' }],
    ['Luminaria', { together_group: 'b' }],
    ['Paradero', { together_group: 'b' }],
    ['Estanque', withdrawn],
  ] as const) {
    const own = { project_id: randomUUID(), name: written(name), feasible_at: BEFORE };
    await insert('editions.slate_project', { ...project, ...own, ...more }, 'project_id');
  }
}

async function writeCommittee(
  { insert, objects }: Side,
  edition_id: string,
  written: Written,
): Promise<void> {
  for (const [side, name, role] of [
    ['residents', 'Vecina', 'Vocería'],
    ['institution', 'Directora', 'Jefatura'],
  ] as const) {
    const seat = { edition_id, side, name: written(name), role: written(role) };
    await insert('editions.committee_seat', {
      ...{ ...seat, held_from: '2026-11-01', recorded_at: BEFORE },
    });
  }
  for (const [purpose, place] of [
    ['assembly', INSTITUTION],
    ['committee', '/organizaciones/:organization/gestion'],
  ]) {
    const gathering_id = objects.get(`${place}/reuniones/:gathering`);
    const link = { edition_id, gathering_id, purpose, linked_at: BEFORE };
    await insert('editions.edition_gathering', link, 'gathering_id');
  }
}

/** One ballot was suspended, then the body took its commitment back. */
async function writeIncidents(
  side: Side,
  { db, pool }: Rows,
  { edition_id, commitment, written }: OfEdition & { readonly commitment: string },
): Promise<void> {
  const contest_id = await db.transaction().execute((tx) => contestOf(tx, edition_id, CONTEST));
  const resolution = written('Revocación').slice(0, 40);
  const [decidedBy, cause] = [written('Decisora'), written('Causa')];
  const file_id = await fileOf(side, written);
  const halted = {
    ...{ contest: { id: contest_id }, kind: 'suspended', decidedBy, reason: cause },
    file: { id: file_id },
  };
  await side.insert('editions.interruption', {
    ...{ edition_id, contest_id, kind: 'suspended', cause: 'body', decided_at: BEFORE, file_id },
    ...{ decided_by: decidedBy, reason: cause },
    act_id: await actOf(side, { edition_id, kind: 'interrupt', payload: halted }),
  });
  const reason = written('Marcha');
  const revoked = { commitmentId: commitment, revocationResolution: resolution, reason };
  const act_id = await actOf(side, { edition_id, kind: 'revoke-commitment', payload: revoked });
  await pool.query(
    `update editions.commitment set revoked_at = $1, revocation_resolution = $2,
      revocation_reason = $3, revocation_act_id = $4 where id = $5`,
    [BEFORE, resolution, reason, act_id, commitment],
  );
  await side.insert('editions.incident', {
    ...{ edition_id, contest_id: null, kind: 'commitment-revoked', happened_at: BEFORE },
    told: JSON.stringify({ resolution, effect: 'consultation' }),
  });
}
