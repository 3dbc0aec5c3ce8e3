// What a body decides is taken down by two people, and no second signature makes right what the body did not decide.
import { randomBytes } from 'node:crypto';
import { err, type Result } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts, testSite } from '../../../../site/testing.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { signDemonstrated } from '../../../ground/records/index.ts';
import type { ChangePayload, CommitPayload } from '../rules/acts.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { readDecidingBody } from '../store/commitments.ts';
import { readDraft } from '../store/drafts.ts';
import { type Edition, readEdition } from '../store/editions.ts';
import { insertPublication } from '../store/versions.ts';
import { givenCouncil, givenFile, NOW, rulebook } from '../testing/given.ts';
import { holderOf, scopeOf } from '../testing/staff.ts';
import { changeTogether, commitTogether } from '../web/acts.ts';
import { editionPathIn } from '../web/paths.ts';
import { beginEdition } from './begin-edition.ts';
import type { ByStaff } from './by-staff.ts';
import { closeVersion } from './close-version.ts';
import { publishEdition } from './publish-edition.ts';
import { saveDraft } from './save-draft.ts';

let given: TestDatabase;
let scope: Scope;
let council: readonly string[];
let officer: Actor;
let secretary: Actor;
let editionId: string;
let count = 0;

const site = { publicUrl: 'https://minga.example', isDemonstration: true };
const SITTING_ON = '2026-11-20';

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await sql`insert into people.installation (key_fingerprint, kind)
    values ('\\x00', 'demonstration')`.execute(given.db);
  scope = await scopeOf(given.db, 'ancud');
  council = await givenCouncil(given.db, scope.id);
});
afterAll(() => given?.close());

beforeEach(async () => {
  officer = await holderOf(given.db, 'pb-officer', scope);
  secretary = await holderOf(given.db, 'certifying-officer', scope);
  count += 1;
  editionId = done(
    await beginEdition(given.db, by(), {
      slug: `edicion-${count}`,
      name: `Edición ${count}`,
      rules: rulebook(),
      copiedFrom: null,
      preset: null,
    }),
  );
  await close();
});

const by = (): ByStaff => ({ actor: officer, scope, now: NOW });

function done<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function close(change: (rules: Rulebook) => Rulebook = (rules) => rules): Promise<void> {
  const draft = await readDraft(given.db, editionId);
  if (draft === undefined) throw new Error('an edition has its draft');
  const rules = change(draft.rules);
  done(await saveDraft(given.db, by(), { editionId, rules, seen: draft.seen, part: 'reglas' }));
  const seen = (await readDraft(given.db, editionId))?.seen ?? '';
  const write = () => ({ title: 'Bases', blocks: [] });
  done(
    await closeVersion(given.db, by(), { ...site, editionId, seen, isWhole: () => true, write }),
  );
}

async function edition(): Promise<Edition> {
  const found = await readEdition(given.db, editionId);
  if (found === undefined) throw new Error('it was begun');
  return found;
}

async function named() {
  const { id, slug, name, versions } = await edition();
  const last = versions.at(-1);
  if (last === undefined) throw new Error('a version was closed');
  return {
    place: { id: scope.id, slug: 'ancud', name: 'Municipalidad de Ancud' },
    edition: { id, slug, name },
    version: {
      rulebookId: last.id,
      version: last.version,
      sha256: last.sha256,
      envelopeClp: last.envelopeClp,
    },
  };
}

async function resolution(more: Partial<CommitPayload> = {}): Promise<CommitPayload> {
  const body = await readDecidingBody(given.db, scope.id, SITTING_ON);
  const fileId = await givenFile(given.db);
  return {
    ...(await named()),
    body: { id: body?.id ?? '', kind: body?.kind ?? '' },
    sitting: 'Sesión ordinaria 31',
    sittingOn: SITTING_ON,
    resolution: '112',
    amountClp: 60_000_000,
    fiscalYear: 2028,
    terms: '',
    majority: 'of-present',
    quorum: 4,
    majorityNorm: 'ley-18695',
    file: { id: fileId, name: 'acuerdo.pdf', sha256: '00'.repeat(32) },
    votes: council.slice(0, 7).map((memberId) => ({
      ...{ memberId, name: 'Inventada', seat: 'member', vote: 'for' as const },
    })),
    castingBy: null,
    ...more,
  };
}

function propose(kind: TwoPersonKind, payload: PlainJson, actor = officer): Promise<string> {
  const asked = { kind, payload, subject: `edition:${editionId}`, institutionId: scope.id };
  return given.db.transaction().execute((tx) => proposeAct(tx, { ...asked, actor, now: NOW }));
}

const later = new Date(NOW.getTime() + 60_000);

async function sign(actId: string, actor = secretary): Promise<string> {
  const asked = { actId, actor, now: later };
  const signed = await signDemonstrated(houseOf(testParts(given.db)), asked);
  if (signed.ok) return 'done';
  return 'sentence' in signed.error ? signed.error.sentence : signed.error.code;
}

async function commit(more: Partial<CommitPayload> = {}): Promise<void> {
  expect(await sign(await propose(commitTogether, await resolution(more)))).toBe('done');
}

test('an envelope above what the body committed to by one peso is not published, nor by the database', async () => {
  await commit({ amountClp: 59_999_999 });
  const { versions, commitments } = await edition();
  const asked = {
    rulebookId: versions[0]?.id ?? '',
    commitmentId: commitments[0]?.id ?? '',
    debtReason: null,
  };
  const refused = await publishEdition(given.db, by(), {
    editionId,
    ...asked,
    pathIn: editionPathIn,
  });
  expect(refused).toEqual(err({ code: 'editions/above-commitment', overClp: 1 }));
  const forced = given.db
    .transaction()
    .execute((tx) => insertPublication(tx, { ...asked, reason: null, actId: null, now: NOW }));
  await expect(forced).rejects.toThrow(/envelope_within_commitment|violates|cannot/);
});

test('two of the staff change no field that the body committed to', async () => {
  await commit();
  const first = await edition();
  const commitmentId = first.commitments[0]?.id ?? '';
  const rulebookId = first.versions[0]?.id ?? '';
  done(
    await publishEdition(given.db, by(), {
      editionId,
      rulebookId,
      commitmentId,
      debtReason: null,
      pathIn: editionPathIn,
    }),
  );
  await close(({ committed, ...rest }) => ({
    ...rest,
    committed: { ...committed, effect: 'El Concejo hace lo que quiera.' },
  }));
  const payload: ChangePayload = {
    ...(await named()),
    commitmentId,
    reason: 'Redacción.',
    changes: ['Efecto'],
  };
  expect(await sign(await propose(changeTogether, payload))).toContain(
    'Cambió algo que solo el cuerpo puede cambiar.',
  );
  expect((await edition()).publications).toHaveLength(1);
});

test('whoever had no mandate that day is not counted, and who had one is not left out', async () => {
  const whole = await resolution();
  const { id: bodyId } = whole.body;
  const stranger = await given.db
    .insertInto('institutions.body_member')
    .values({
      body_id: bodyId,
      name: 'Concejal anterior',
      seat: 'member',
      mandate_from: '2021-06-28',
      mandate_until: '2024-12-05',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const extra = { memberId: stranger.id, name: 'Concejal anterior', seat: 'member' };
  const withStranger = [...whole.votes, { ...extra, vote: 'for' as const }];
  const act = await propose(commitTogether, { ...whole, votes: withStranger });
  expect(await sign(act)).toContain('sin período vigente');
  const fewer = { ...whole, votes: whole.votes.slice(1) };
  expect(await sign(await propose(commitTogether, fewer))).toContain('Falta el voto de: Ana');
  expect((await edition()).commitments).toEqual([]);
});

test('nobody signs what she proposed, nor through a second account that she let in', async () => {
  const payload = await resolution();
  const act = await propose(commitTogether, payload, secretary);
  expect(await sign(act, secretary)).toBe('records/act-own');
  const second = await holderOf(given.db, 'certifying-officer', scope);
  const colleague = await holderOf(given.db, 'pb-officer', scope);
  await given.db
    .insertInto('people.invitation')
    .values({
      institution_id: scope.id,
      role: 'certifying-officer',
      name: 'La misma',
      email: 'la.misma@ejemplo.cl',
      token_hash: randomBytes(32),
      invited_by: officer.personId,
      confirmed_by: colleague.personId,
      expires_at: later,
      accepted_at: NOW,
      accepted_by: second.personId,
    })
    .execute();
  const own = await propose(commitTogether, payload);
  expect(await sign(own, second)).toBe('records/act-not-independent');
  expect((await edition()).commitments).toEqual([]);
});

test('what a body decided is signed by who certifies, and not by two who prepare', async () => {
  const colleague = await holderOf(given.db, 'pb-officer', scope);
  const act = await propose(commitTogether, await resolution());
  expect(await sign(act, colleague)).toBe('records/act-not-here');
});

test('a signature after a role has ended, or after the edition has changed, carries nothing out', async () => {
  const ended = await propose(commitTogether, await resolution());
  await given.db
    .updateTable('people.role_grant')
    .set({ ended_at: NOW, ended_reason: 'Dejó el cargo.' })
    .where('person_id', '=', officer.personId)
    .execute();
  expect(await sign(ended)).not.toBe('done');
  officer = await holderOf(given.db, 'pb-officer', scope);
  const overtaken = await propose(commitTogether, await resolution());
  await close(({ committed, ...rest }) => ({
    ...rest,
    committed: { ...committed, fiscalYear: 2029 },
  }));
  expect(await sign(overtaken)).toBe('records/act-changed');
  expect((await edition()).commitments).toEqual([]);
});

test('a sitting that has not been is no sitting', async () => {
  const act = await propose(commitTogether, await resolution({ sittingOn: '2026-12-20' }));
  expect(await sign(act)).toContain('aún no llega');
});
