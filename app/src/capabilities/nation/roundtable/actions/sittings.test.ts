// Sittings of the Mesa: numbered for the whole country, and minutes that its members approve, contest and hear about.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listMinutes } from '../../../ground/gatherings/index.ts';
import { givenDraft, givenMinutes } from '../../../ground/gatherings/testing/given.ts';
import { listTraced } from '../store/sittings.ts';
import { givenCountry, givenSecretary, later, scopeOfInstitution } from '../testing/given.ts';
import {
  at,
  calling,
  givenAgreed,
  givenSitting,
  givenVoice,
  minutes,
  site,
  textOf,
  type Voice,
} from '../testing/given-agenda.ts';
import { pathIn } from '../web/paths.ts';
import { leaveRoundtable } from './keep-place.ts';
import {
  answerContest,
  issueMinutes,
  notePresent,
  readSitting,
  sayOfMinutes,
  traceAgreement,
} from './keep-sitting.ts';
import type { BySecretariat } from './secretariat.ts';

let given: TestDatabase;
let by: BySecretariat;
let subdere: Voice;
let ancud: Voice;
let lautaro: Voice;
let rio: Voice;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = { ...(await givenSecretary(given.db)), now: later(5) };
  const secretary = { ...by, now: later(0) };
  subdere = await givenVoice(given.db, secretary, 'subdere');
  ancud = await givenVoice(given.db, secretary, 'ancud');
  lautaro = await givenVoice(given.db, secretary, 'lautaro');
  rio = await givenVoice(given.db, secretary, 'valdivia');
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
const taken = { ok: true };
const secretary = () => ({ ...by, now: later(0) });

let said = 0;
function say(voice: Voice, number: number, read: Date, what?: string) {
  const says = what === undefined ? ('approves' as const) : ('contests' as const);
  said += 1;
  const now = new Date(later(4).getTime() + said);
  return sayOfMinutes(given.db, at(voice, now), { number, says, what, textOf: read });
}

test('only a national body calls one', async () => {
  const { db } = given;
  const scope = await scopeOfInstitution(db, 'ancud');
  const ofAncud = { ...calling(secretary()), scope };
  const drafted = givenDraft(db, ofAncud, { kind: 'roundtable', cut: undefined });
  await expect(drafted).rejects.toThrow('gatherings/kind-not-yours');
});

test('its minutes are approved by more than half of those who were there, never at the desk', async () => {
  const { db } = given;
  const { id, number } = await givenSitting(db, secretary(), [subdere, ancud, lautaro]);
  const read = await textOf(db, id);
  const told = await given.pool.query('select kind from people.notice where person_id = $1', [
    lautaro.personId,
  ]);
  expect(told.rows).toContainEqual({ kind: 'roundtable/minutes' });
  expect(await say(rio, number, read)).toEqual(refused('was-not-present'));
  expect(await say(subdere, number, read)).toEqual(taken);
  const issue = () => issueMinutes(db, site, by, number);
  expect(await issue()).toEqual(refused('not-approved-by-members'));
  const forced = await answerTo(db, (tx) =>
    sql`update gatherings.minutes set approved_at = now(), people_count = 0,
      content_sha256 = ${'a'.repeat(64)} where gathering_id = ${id}`.execute(tx),
  );
  expect(forced).toBe('approved_by_its_members');
  expect(await say(ancud, number, read)).toEqual(taken);
  expect((await readSitting(db, number, by.now))?.standing).toMatchObject({
    ...{ approving: 2, counted: 3, needed: 2, isApproved: true },
  });
  expect(await issue()).toEqual(taken);
  expect(await issue()).toEqual(refused('no-draft'));
  const [approved] = await listMinutes(db, id);
  expect(approved?.documentCode).toEqual(expect.any(String));
  const none = { number, members: [] };
  expect(await notePresent(db, by, none)).toEqual(refused('presence-settled'));
});

test('contested minutes wait for an answer, and both are printed; whoever approved another text reads again', async () => {
  const { db } = given;
  const { id, number } = await givenSitting(db, secretary(), [subdere, ancud, lautaro]);
  const first = await textOf(db, id);
  for (const voice of [subdere, ancud]) expect(await say(voice, number, first)).toEqual(taken);
  expect(await say(lautaro, number, first, 'No se acordó el plazo.')).toEqual(taken);
  const issue = () => issueMinutes(db, site, { ...by, now: later(6) }, number);
  expect(await issue()).toEqual(refused('not-approved-by-members'));
  // Mended: another text, of which nobody has said a word.
  await givenMinutes(db, calling(by, later(5)), id, { ...minutes, text: 'Se revisó todo.' });
  expect((await readSitting(db, number, by.now))?.standing).toMatchObject({
    ...{ approving: 0, unanswered: 0, isApproved: false },
  });
  expect(await say(subdere, number, first)).toEqual(refused('text-changed'));
  const second = await textOf(db, id);
  for (const voice of [subdere, ancud]) expect(await say(voice, number, second)).toEqual(taken);
  expect(await say(lautaro, number, second, 'Falta la hora.')).toEqual(taken);
  const words = (await readSitting(db, number, by.now))?.words ?? [];
  const wordId = words.find(({ what }) => what === 'Falta la hora.')?.id ?? '';
  const reply = { number, wordId, reason: 'La hora está en la citación.' };
  expect(await answerContest(db, by, reply)).toEqual(taken);
  expect(await answerContest(db, by, reply)).toEqual(refused('no-contest'));
  expect(await issue()).toEqual(taken);
  const [approved] = await listMinutes(db, id);
  const { rows } = await given.pool.query('select content from records.document where code = $1', [
    approved?.documentCode,
  ]);
  const printed = JSON.stringify(rows[0].content);
  for (const text of ['No se acordó el plazo.', 'Falta la hora.', 'La hora está en la citación.']) {
    expect(printed).toContain(text);
  }
});

test('the quorum changes with a member that leaves without a word', async () => {
  const { db } = given;
  const { id, number } = await givenSitting(db, secretary(), [ancud, lautaro, rio]);
  const read = await textOf(db, id);
  expect(await say(ancud, number, read)).toEqual(taken);
  const standing = async () => (await readSitting(db, number, by.now))?.standing;
  expect(await standing()).toMatchObject({ counted: 3, needed: 2, isApproved: false });
  const scope = await scopeOfInstitution(db, 'valdivia');
  const own = { personId: rio.personId, scope, now: later(4), pathIn };
  const left = await leaveRoundtable(db, own, { reason: 'Fin.', replacedBy: undefined });
  expect(left).toEqual(taken);
  expect(await standing()).toMatchObject({ counted: 2, needed: 2, isApproved: false });
  expect(await say(lautaro, number, read)).toEqual(taken);
  expect(await issueMinutes(db, site, by, number)).toEqual(taken);
});

test('an agreement of approved minutes is traced to an action of the agenda', async () => {
  const { db } = given;
  const action = await givenAgreed(db, [ancud]);
  const { id, number } = await givenSitting(db, secretary(), [ancud]);
  const trace = (position: number) => traceAgreement(db, by, { number, position, action });
  expect(await trace(2)).toEqual(refused('agreement-unknown'));
  expect(await say(ancud, number, await textOf(db, id))).toEqual(taken);
  expect(await issueMinutes(db, site, by, number)).toEqual(taken);
  expect(await trace(2)).toEqual(taken);
  expect(await trace(2)).toEqual(taken);
  expect(await trace(3)).toEqual(refused('agreement-unknown'));
  expect(await listTraced(db, id)).toMatchObject([{ position: 2, number: action }]);
});
