// Who may do what about an edition, role by role, and what keeps an act of two people from being signed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { PlainJson } from '../../../../platform/two-person.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { mayDo, permissions, type Role, roles } from '../../../ground/people/rules/index.ts';
import {
  type ChangePayload,
  type CommitPayload,
  type InterruptPayload,
  type RevokePayload,
  subjectOf,
  subjectOfMinutes,
} from '../rules/acts.ts';
import { readEdition } from '../store/editions.ts';
import { givenFile, NOW, rulebook } from '../testing/given.ts';
import {
  type At,
  type Ground,
  givenGround,
  interrupt,
  type standings,
} from '../testing/grounds.ts';
import { close, givenStaff, givenTown, type Town } from '../testing/steps.ts';
import {
  changeTogether,
  commitTogether,
  editionActs,
  interruptTogether,
  revokeTogether,
  signMinutesTogether,
} from './acts.ts';

const team: readonly Role[] = ['pb-officer', 'certifying-officer'];
const outside: readonly Role[] = ['organization-representative', 'platform-operator'];
/** Who may, as the law of the house has it; the table of permissions must say the same. */
const allowed: Readonly<Record<string, readonly Role[]>> = {
  'editions/see-desk': roles.filter((role) => !outside.includes(role)),
  'editions/edit': team,
  'editions/close-version': team,
  'editions/commit': team,
  'editions/revoke-commitment': team,
  'editions/publish': team,
  'editions/change-rules': team,
  'editions/interrupt': team,
  'editions/open-vote': team,
  'editions/archive': team,
  'editions/sign-minutes': ['oversight-committee'],
};
/** Who signs what somebody of the team proposed. */
const signers: Readonly<Record<string, readonly Role[]>> = {
  'editions/commit': ['certifying-officer'],
  'editions/revoke-commitment': ['certifying-officer'],
  'editions/interrupt': ['certifying-officer'],
  'editions/change-rules': team,
  'editions/sign-minutes': ['oversight-committee'],
};
const ofEditions = Object.entries(permissions).filter(([act]) => act.startsWith('editions/'));
const here = { kind: 'institution', id: 'ancud' } as const;
const elsewhere = { kind: 'institution', id: 'lautaro' } as const;

test('every act of an edition is told here, and all that decide ask for a proof of identity', () => {
  expect(ofEditions.map(([act]) => act).toSorted()).toEqual(Object.keys(allowed).toSorted());
  const casual = ofEditions.filter(([, permission]) => !('isSensitive' in permission));
  expect(casual.map(([act]) => act).toSorted()).toEqual([
    'editions/close-version',
    'editions/edit',
    'editions/see-desk',
  ]);
  expect(editionActs.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(signers).toSorted());
});

describe.each(roles)('%s', (role) => {
  test('may in its own institution what is told, and nothing in another', () => {
    for (const [act, permission] of ofEditions) {
      const may = (scope: typeof here | typeof elsewhere | undefined) =>
        mayDo(permission, [{ role, scope }], here);
      const told = [act, allowed[act]?.includes(role) ?? false, false, false];
      expect([act, may(here), may(elsewhere), may(undefined)]).toEqual(told);
    }
  });

  test('proposes and signs the acts of two people that are told', () => {
    for (const { kind, mayTakePart } of editionActs) {
      const may = (personId: string, scope: typeof here | typeof elsewhere) =>
        mayTakePart(
          { personId, grants: [{ role, scope }] },
          { payload: null, institutionId: here.id, proposedBy: 'proposer' },
        );
      const told = [kind, team.includes(role), signers[kind]?.includes(role), false, false];
      expect([
        kind,
        may('proposer', here),
        may('signer', here),
        may('proposer', elsewhere),
        may('signer', elsewhere),
      ]).toEqual(told);
    }
  });
});

test('nobody signs what a body decided for certifying somewhere else', () => {
  const grants = [
    { role: 'pb-officer', scope: here },
    { role: 'certifying-officer', scope: elsewhere },
  ];
  const act = { payload: null, institutionId: here.id, proposedBy: 'proposer' };
  const may = editionActs.filter(({ mayTakePart }) =>
    mayTakePart({ personId: 'signer', grants }, act),
  );
  expect(may.map(({ kind }) => kind)).toEqual(['editions/change-rules']);
});

let given: TestDatabase;
let site: TestSite;
let town: Town;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  town = await givenTown(given.db);
});
afterAll(() => given?.close());

interface Named {
  readonly place: CommitPayload['place'];
  readonly edition: CommitPayload['edition'];
  readonly version: CommitPayload['version'];
  readonly file: CommitPayload['file'];
}

type Example = readonly [
  name: string,
  kind: (typeof editionActs)[number],
  standing: (typeof standings)[number],
  payload: (named: Named, ground: Ground) => PlainJson,
];

const examples: readonly Example[] = [
  [
    'a commitment',
    commitTogether,
    'closed',
    (named) =>
      ({
        ...named,
        body: { id: town.bodyId, kind: 'municipal-council' },
        sitting: 'Sesión ordinaria 31',
        sittingOn: '2026-11-20',
        resolution: '112',
        amountClp: 60_000_000,
        fiscalYear: 2028,
        terms: '',
        majority: 'of-present',
        quorum: 4,
        majorityNorm: 'ley-18695',
        votes: town.council.slice(0, 7).map((memberId, place) => ({
          memberId,
          name: `Concejal ${place}`,
          seat: 'member',
          vote: 'for' as const,
        })),
        castingBy: null,
      }) satisfies CommitPayload,
  ],
  [
    'a revocation',
    revokeTogether,
    'published',
    ({ place, edition }, { commitmentId }) =>
      ({
        place,
        edition,
        commitmentId,
        resolution: '112',
        revocationResolution: '130',
        reason: 'Cambió el presupuesto',
      }) satisfies RevokePayload,
  ],
  [
    'a change of the bases',
    changeTogether,
    'published',
    ({ place, edition, version }, { v2, commitmentId }) =>
      ({
        place,
        edition,
        version: { ...version, rulebookId: v2, version: 2 },
        commitmentId,
        reason: 'Se corrige un plazo',
        changes: ['El código BIP'],
      }) satisfies ChangePayload,
  ],
  [
    'a suspension',
    interruptTogether,
    'published',
    ({ place, edition, file }) =>
      ({
        place,
        edition,
        contest: null,
        kind: 'suspended',
        decidedBy: 'Concejo Municipal',
        reason: 'Lo acordó',
        file,
      }) satisfies InterruptPayload,
  ],
];

interface Waiting {
  readonly actId: string;
  readonly kind: (typeof editionActs)[number];
  readonly ground: Ground;
  readonly officer: string;
  /** Certifies, and could sign. */
  readonly secretary: string;
}

/** Proposed by an officer, about an edition of its own. */
async function propose([, kind, standing, payloadOf]: Example): Promise<Waiting> {
  const { institutionId } = town;
  const officer = await givenStaff(given.db, institutionId, 'pb-officer');
  const secretary = await givenStaff(given.db, institutionId, 'certifying-officer');
  const ground = await givenGround(given.db, town, standing);
  const kept = await readEdition(given.db, ground.editionId);
  const [version] = kept?.versions ?? [];
  if (kept === undefined || version === undefined) throw new Error('an edition has a version');
  const { id: rulebookId, sha256, envelopeClp } = version;
  const named: Named = {
    place: { id: institutionId, slug: 'ancud', name: 'Ancud' },
    edition: { id: kept.id, slug: kept.slug, name: kept.name },
    version: { rulebookId, version: version.version, sha256, envelopeClp },
    file: { id: await givenFile(given.db), name: 'acuerdo.pdf', sha256: '00'.repeat(32) },
  };
  const asked = { kind, payload: payloadOf(named, ground), subject: subjectOf(kept.id) };
  const by = { institutionId, actor: { personId: officer }, now: NOW };
  const actId = await given.db.transaction().execute((tx) => proposeAct(tx, { ...asked, ...by }));
  return { actId, kind, ground, officer, secretary };
}

/** Whether it was signed; the status of the answer otherwise, when nothing may have changed. */
async function signBy({ actId, kind, ground }: Waiting, personId: string) {
  const subject = subjectOf(ground.editionId);
  const before = await kind.versionOf(given.db, subject);
  const by = await site.as(personId, 'demonstration');
  const answer = await by.post(`/actos/${actId}/firma`, new URLSearchParams());
  if (answer.headers.get('location') === `/actos/${actId}?hecho=firmado`) return 'signed';
  expect(await kind.versionOf(given.db, subject)).toBe(before);
  return answer.status;
}

async function endRole(personId: string, ended_at: Date | null): Promise<void> {
  const ended_reason = ended_at === null ? null : 'Cambió de cargo';
  await given.db
    .updateTable('people.role_grant')
    .set({ ended_at, ended_reason })
    .where('person_id', '=', personId)
    .execute();
}

const annul = (at: At) => interrupt(at, 'annulled');

describe.each(examples)('%s', (...example) => {
  const [, { kind }, standing] = example;

  test('is signed by the certifying officer, not by who proposed it, and once', async () => {
    const act = await propose(example);
    expect(await signBy(act, act.officer)).toBe(403);
    expect(await signBy(act, act.secretary)).toBe('signed');
    const another = await givenStaff(given.db, town.institutionId, 'certifying-officer');
    expect(await signBy(act, another)).toBe(409);
  });

  test('is signed by another of the team only where no body decided', async () => {
    const act = await propose(example);
    const councillor = await givenStaff(given.db, town.institutionId, 'councillor');
    expect(await signBy(act, councillor)).toBe(404);
    const colleague = await givenStaff(given.db, town.institutionId, 'pb-officer');
    const expected = signers[kind]?.includes('pb-officer') === true ? 'signed' : 404;
    expect(await signBy(act, colleague)).toBe(expected);
  });

  test.each([
    ['the second person', 'secretary', 404],
    ['who proposed it', 'officer', 409],
  ] as const)('is not signed once %s lost the role', async (_, who, status) => {
    const act = await propose(example);
    await endRole(act[who], new Date(NOW.getTime() - 1000));
    expect(await signBy(act, act.secretary)).toBe(status);
    await endRole(act[who], null);
    expect(await signBy(act, act.secretary)).toBe('signed');
  });

  const changes: readonly (readonly [what: string, step: (at: At) => Promise<unknown>])[] = [
    [
      'a version of the bases was closed',
      ({ tx, editionId }) => close(tx, town, { editionId, rules: rulebook({ fiscalYear: 2029 }) }),
    ],
    ...(standing === 'published' ? ([['it was annulled', annul]] as const) : []),
  ];

  test.each(changes)('is not signed once %s', async (_, step) => {
    const act = await propose(example);
    const at = { ...act.ground, town, otherEditionId: '' };
    await given.db.transaction().execute((tx) => step({ ...at, tx }));
    expect(await signBy(act, act.secretary)).toBe(409);
  });
});

test('an edition or a gathering that is not there has no version to sign over', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  for (const kind of editionActs) {
    const subject = kind === signMinutesTogether ? subjectOfMinutes(nobody) : subjectOf(nobody);
    expect(await kind.versionOf(given.db, subject)).toBe('');
  }
});
