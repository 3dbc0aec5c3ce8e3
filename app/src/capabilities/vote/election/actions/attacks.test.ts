import { randomBytes } from 'node:crypto';
import { parseManifest, scalarOfRandom, splitKey, toBase64url } from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPastRules } from '../../../../platform/testing/past-rules.ts';
import { beDemonstration } from '../../../../site/testing.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import { gatesOf, type Lack } from '../rules/gates.ts';
import type { ElectionSettings } from '../rules/settings.ts';
import { listLogActs, readLogAct } from '../store/log-acts.ts';
import { listOfficers } from '../store/officers.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenOpenedElection,
  givenPrepared,
  OPENING,
  openPrepared,
  signBy,
  signedByTwo,
} from '../testing/opened-election.ts';
import { changeSettings } from './change-settings.ts';
import { freezeManifest } from './freeze-manifest.ts';
import { readReadiness } from './judge-gates.ts';
import { addOfficer, removeOfficer } from './keep-officers.ts';
import { prepareUrn, recordCeremony, recordRehearsal } from './keep-urn-key.ts';
import { prepareElection } from './prepare-election.ts';
import { proposeChange } from './propose-change.ts';
import { signAsPersona } from './sign-as-persona.ts';
import { signLogAct } from './sign-log-act.ts';

let ground: ElectionGround;

beforeAll(async () => {
  ground = await givenElections(await givenLists());
});
afterAll(() => ground?.given.close());

async function lacksOf(electionId: string): Promise<readonly Lack[]> {
  const election = await electionOf(ground.db, electionId);
  const { gates } = await readReadiness(ground.house, election, OPENING);
  return gates.flatMap(({ lacks }) => lacks);
}

async function prepared(slug: string, settings: Partial<ElectionSettings> = {}) {
  const drawn = await givenDrawn(ground, slug);
  return { drawn, ...(await givenPrepared(ground, drawn, { settings })) };
}

async function frozenAct(electionId: string): Promise<string> {
  const act = await freezeManifest(ground.house, ground.by, electionId);
  if (!act.ok) throw new Error(JSON.stringify(act));
  return act.value;
}

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'yes' : answer.error?.code;

describe('gates', () => {
  test('299 people are too few by default, and 99 in any real vote', async () => {
    const style = { id: 'pudeto', name: 'Pudeto', contests: ['pudeto'] };
    const { electionId } = await prepared('pocas', { styles: [{ ...style, electors: 299 }] });
    expect((await lacksOf(electionId)).map(({ code }) => code)).toContain('too-few');
    const low = await prepared('bajas', {
      styles: [{ ...style, electors: 99 }],
      contests: { pudeto: { minElectors: 99, paper: 'none' } },
    });
    expect((await lacksOf(low.electionId)).map(({ code }) => code)).toContain('floor');
    const act = await freezeManifest(ground.house, ground.by, low.electionId);
    expect(codeOf(act)).toBe('election/gates-missing');
    expect((await electionOf(ground.db, low.electionId)).state).toBe('ceremony');
  });

  test('a peso above the commitment is refused', async () => {
    const { electionId } = await prepared('peso');
    const { settings } = await electionOf(ground.db, electionId);
    const { contests } = await readReadiness(
      ground.house,
      await electionOf(ground.db, electionId),
      OPENING,
    );
    const lacksWith = (amountClp: number) =>
      gatesOf({
        ...{ isDemonstration: false, settings, contests, officers: [], holders: [] },
        commitment: { resolutionSha256: '', basesSha256: '', amountClp },
        roll: { keys: undefined, frozen: undefined },
        isOtherBooth: true,
        ...({ urn: 'prepared', clockSkew: 6, commits: null, silentWitnesses: ['uno'] } as const),
        ...({ test: 'outdated', manifestProblems: [], now: OPENING } as const),
      }).flatMap(({ lacks }) => lacks.map(({ code }) => code));
    expect(lacksWith(50e6)).not.toContain('above-commitment');
    expect(lacksWith(50e6 - 1)).toContain('above-commitment');
    expect(lacksWith(50e6)).toEqual(
      expect.arrayContaining([
        'clock',
        'booth-other',
        'witness-silent',
        'test-outdated',
        'registrar-keys',
      ]),
    );
  });

  test('totals of paper do not do for Equal Shares', async () => {
    const { electionId } = await prepared('totales', {
      contests: { pudeto: { minElectors: 300, paper: 'totals' } },
    });
    expect((await lacksOf(electionId)).map(({ code }) => code)).toContain('totals-need-sums');
  });

  test('a roll that is not open has to be frozen', async () => {
    const { electionId } = await prepared('padron', {
      padron: { mode: 'mixed', population_14: { n: 5000, source: 'INE' } },
    });
    expect((await lacksOf(electionId)).map(({ code }) => code)).toContain('roll-not-frozen');
  });
});

describe('what waits for signatures', () => {
  test('is not edited, and no contest is in two votes', async () => {
    const { electionId, drawn } = await prepared('fija');
    await frozenAct(electionId);
    const { db, by } = ground;
    expect(codeOf(await changeSettings(db, by, electionId, { title: 'Otra' }))).toBe(
      'election/not-in-preparation',
    );
    expect(codeOf(await removeOfficer(db, by, electionId, 'hilda-inventada'))).toBe(
      'election/not-in-preparation',
    );
    const edition = await findPublicEdition(db, 'ancud', drawn.slug);
    if (edition === undefined) throw new Error('no edition');
    const again = await prepareElection(db, by, {
      ...{ edition, contests: ['pudeto'], title: 'Otra', isDemonstration: false, everybody: '' },
    });
    expect(codeOf(again)).toBe('election/contest-taken');
  });
});

describe('a key that three people share', () => {
  const holders = [1, 2, 3].map((i) => ({ i, name: `Persona ${i}`, secondCopy: `notaría ${i}` }));
  const isHeld = { urn: { mode: 'feldman' } } as const;

  test('opens a vote once every holder rehearsed, and only points stand in the manifest', async () => {
    const { electionId, drawn, registrar } = await prepared('tres', isHeld);
    const { db, by, house } = ground;
    await changeSettings(db, by, electionId, { holders });
    expect((await lacksOf(electionId)).map(({ code }) => code)).toContain('no-ceremony');
    const random = () => scalarOfRandom(new Uint8Array(randomBytes(48)));
    const { commits } = splitKey(random(), [random()], 3);
    const points = commits.map(toBase64url);
    expect(codeOf(await recordCeremony(db, by, electionId, points))).toBe('yes');
    expect((await lacksOf(electionId)).filter(({ code }) => code === 'not-rehearsed')).toHaveLength(
      3,
    );
    for (const { i } of holders) await recordRehearsal(db, by, electionId, i);
    expect(codeOf(await recordRehearsal(db, by, electionId, 4))).toBe('election/holder-unknown');
    const opened = await openPrepared(ground, drawn, { electionId, registrar });
    expect(opened.manifest.urn).toMatchObject({ mode: 'feldman', n: 3, t: 2, commits: points });
    expect(codeOf(await prepareUrn(house, by, electionId))).toBe('election/not-in-preparation');
  });

  test('a point off the curve is refused, and a new ceremony asks for rehearsals again', async () => {
    const { electionId } = await prepared('curva', isHeld);
    const { db, by } = ground;
    await changeSettings(db, by, electionId, { holders });
    const random = () => scalarOfRandom(new Uint8Array(randomBytes(48)));
    const points = splitKey(random(), [random()], 3).commits.map(toBase64url);
    const off = Buffer.from(points[1] ?? '', 'base64url');
    off[64] = (off[64] ?? 0) ^ 1;
    for (const wrong of [
      [points[0] ?? '', off.toString('base64url')],
      points.slice(0, 1),
      ['', ''],
    ]) {
      expect(codeOf(await recordCeremony(db, by, electionId, wrong))).toBe('election/points-wrong');
    }
    await recordCeremony(db, by, electionId, points);
    await recordRehearsal(db, by, electionId, 1);
    await recordCeremony(db, by, electionId, points);
    expect((await lacksOf(electionId)).filter(({ code }) => code === 'not-rehearsed')).toHaveLength(
      3,
    );
  });
});

describe('signatures', () => {
  test('of somebody whom the first had invited, and after 72 hours, are refused', async () => {
    const { electionId } = await prepared('dos');
    const { db, by, officers } = ground;
    const actId = await frozenAct(electionId);
    const late = new Date(OPENING.getTime() + 72 * 3_600_000);
    expect(codeOf(await signBy(ground, officers.certifier, actId, late))).toBe('election/act-over');
    await signBy(ground, officers.certifier, actId);
    // Written past the rules: that the certifying officer invited the other ten days ago.
    const colleague = await givenStaff(db, by.scope.id, 'pb-officer');
    const invited = new Date(OPENING.getTime() - 10 * 24 * 3_600_000);
    await insertPastRules(ground.given, 'people.invitation', {
      ...{ token_hash: randomBytes(32), email: 'ana@ejemplo.cl', name: 'Ana', role: 'pb-officer' },
      ...{ institution_id: by.scope.id, invited_by: officers.certifier.actor.personId },
      ...{ confirmed_by: colleague, invited_at: invited, expires_at: OPENING },
      ...{ accepted_at: invited, accepted_by: officers.officer.actor.personId },
    });
    expect(codeOf(await signBy(ground, officers.officer, actId))).toBe(
      'election/act-not-independent',
    );
    await ground.given.owner.deleteFrom('people.invitation').execute();
    expect((await readLogAct(db, actId))?.signatures).toHaveLength(1);
    expect((await electionOf(db, electionId)).state).toBe('ready');
  });

  test('of a passkey of hers that is not the one she was named with are refused', async () => {
    const { electionId } = await prepared('otra-llave');
    const { officers } = ground;
    const actId = await frozenAct(electionId);
    const swapped = {
      actor: officers.officer.actor,
      authenticator: officers.certifier.authenticator,
    };
    expect(codeOf(await signBy(ground, swapped, actId))).toBe('election/act-not-proven');
    const other = {
      ...officers.officer,
      authenticator: {
        ...officers.officer.authenticator,
        sign: (options: Parameters<typeof officers.officer.authenticator.sign>[0]) =>
          officers.officer.authenticator.sign(options, { isVerified: false }),
      },
    };
    expect(codeOf(await signBy(ground, other, actId))).toBe('election/act-not-proven');
    expect((await readLogAct(ground.db, actId))?.signatures).toEqual([]);
  });
});

describe('signatures, as the database keeps them', () => {
  test.each([
    [`update election.log_act set payload = '{}' where id = $1`, 'log_act_stays'],
    [
      `update election.log_act set outcome = 'signed', ended_at = now() where id = $1`,
      'log_act_stays',
    ],
    [`delete from election.log_act where id = $1`, 'log_act_stays'],
  ])('the database refuses «%s»', async (query, constraint) => {
    const { electionId } = await prepared(`base-${query.length}`);
    const actId = await frozenAct(electionId);
    await expect(ground.given.pool.query(query, [actId])).rejects.toMatchObject({ constraint });
  });

  test('the database takes no second signature of one person, nor any of who is no officer', async () => {
    const { electionId } = await prepared('repite');
    const actId = await frozenAct(electionId);
    await signBy(ground, ground.officers.officer, actId);
    const sign = (officer: string, personId: string) =>
      ground.given.pool.query(
        `insert into election.act_signature (act_id, election_id, officer_id, person_id,
           authenticator_data, client_data, signature, signed_at) values ($1, $2, $3, $4, 'a', 'b', 'c', $5)`,
        [actId, electionId, officer, personId, OPENING],
      );
    const { personId } = ground.officers.officer.actor;
    await expect(sign('hilda-inventada', personId)).rejects.toMatchObject({
      constraint: 'signed_by_an_officer',
    });
    const { rows } = await ground.given.pool.query(
      `insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id`,
    );
    await expect(sign('hilda-inventada', rows[0].id)).rejects.toMatchObject({
      constraint: 'signed_by_an_officer',
    });
  });
});

describe('an opened vote', () => {
  test('stays as it is: the database changes nothing of it but its state', async () => {
    const { election } = await givenOpenedElection(ground, 'queda');
    for (const change of [
      `title = 'Otra'`,
      `settings = '{}'`,
      `manifest = 'x'`,
      `fingerprint = null`,
    ]) {
      await expect(
        ground.given.pool.query(`update election.election set ${change} where id = $1`, [
          election.id,
        ]),
      ).rejects.toMatchObject({ constraint: 'opened_election_stays' });
    }
    await expect(
      ground.given.pool.query(
        `update election.outgoing_leaf set leaf = 'x' where election_id = $1`,
        [election.id],
      ),
    ).rejects.toMatchObject({ constraint: 'leaf_stays' });
  });

  test('is extended once, later, by 24 hours at most and before it ends', async () => {
    const { election } = await givenOpenedElection(ground, 'una-vez');
    const { windows } = election.settings;
    const at = (text: string, hours: number) => new Date(Date.parse(text) + hours * 3_600_000);
    const extend = (hours: number, now = OPENING) =>
      proposeChange(ground.house, { ...ground.by, now }, election.id, {
        ...{ change: 'extend', reason: 'Corte de luz' },
        ...{ issue: at(windows.issue_until, hours), cast: at(windows.cast_until, hours) },
      });
    expect(codeOf(await extend(25))).toBe('election/extension-too-long');
    expect(codeOf(await extend(-1))).toBe('election/extension-not-later');
    expect(codeOf(await extend(2, at(windows.cast_until, 1)))).toBe('election/extension-too-late');
    const act = await extend(24);
    expect(act.ok).toBe(true);
    await signedByTwo(ground, act.ok ? act.value : '');
    expect(codeOf(await extend(1))).toBe('election/extended-already');
  });

  test('keeps two who sign, one of them certifying, whoever leaves', async () => {
    const { election } = await givenOpenedElection(ground, 'firmas');
    const remove = (officerId: string) =>
      proposeChange(ground.house, ground.by, election.id, { change: 'remove-officer', officerId });
    const first = await remove('rosa-inventada');
    await signedByTwo(ground, first.ok ? first.value : '');
    const officers = await listOfficers(ground.db, election.id);
    expect(officers.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id)).toEqual([
      'rosa-inventada',
    ]);
    expect(codeOf(await remove('ema-inventada'))).toBe('election/officer-is-needed');
    expect(codeOf(await remove('hilda-inventada'))).toBe('election/officer-is-needed');
    expect(codeOf(await remove('nadie'))).toBe('election/officer-unknown');
  });
});

test('personas of a demonstration sign with keys that the election lends them, and nobody else is lent one', async () => {
  await beDemonstration(ground.db);
  const drawn = await givenDrawn(ground, 'demo');
  const { db, by, house, town } = ground;
  const { electionId } = await givenPrepared(ground, drawn, { isDemonstration: true });
  const { rows } = await ground.given.pool.query(
    `insert into people.person (public_name, proof) values ('Persona', 'invitation') returning id`,
  );
  const personId: string = rows[0].id;
  const asked = { personId, role: 'certifier', name: 'Persona Inventada' } as const;
  expect(codeOf(await addOfficer(db, by, electionId, asked))).toBe('yes');
  const real = await prepared('sin-llave');
  const named = (role: 'certifier' | 'officer') =>
    addOfficer(db, by, real.electionId, { ...asked, role });
  expect(codeOf(await named('certifier'))).toBe('election/officer-does-not-certify');
  expect(codeOf(await named('officer'))).toBe('election/officer-without-key');
  const actId = await frozenAct(electionId);
  const actor = { personId, sessionId: '', name: '', provenAt: OPENING, grants: [] };
  const persona = await signLogAct(
    house,
    { actor, now: OPENING },
    actId,
    signAsPersona(house.publicUrl),
  );
  expect(codeOf(persona)).toBe('yes');
  expect(codeOf(await signBy(ground, ground.officers.officer, actId))).toBe('yes');
  const election = await electionOf(db, electionId);
  const manifest = parseManifest(new Uint8Array(election.manifest ?? []));
  expect(manifest.ok && manifest.value.demo).toBe(true);
  expect((await listLogActs(db, electionId)).map(({ outcome }) => outcome)).toEqual(['signed']);
  expect(town.institutionId).toBe(election.institutionId);
});
