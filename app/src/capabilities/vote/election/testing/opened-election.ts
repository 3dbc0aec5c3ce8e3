// An election of Ancud that is opened on drawn lists, signed by two officers with authenticators in software: what the rooms after it begin with.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Manifest, parseManifest } from '@minga/ballot';
import { assert } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Contribution } from '../../../../platform/contributions.ts';
import { gatherFrom } from '../../../../platform/contributions.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import {
  freeze,
  type ListGround,
  listOf,
  onSlate,
  throwDie,
} from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import type { PhasePlan } from '../../../edition/editions/rules/index.ts';
import { ancudRules, contest } from '../../../edition/editions/testing/published.ts';
import { givenOpenEdition, givenProposal } from '../../../edition/proposals/testing/kept.ts';
import { offerSigning, relyingPartyOf } from '../../../ground/people/index.ts';
import type { SoftAuthenticator } from '../../../ground/people/testing/authenticator.ts';
import { staffOf, withPasskey } from '../../../ground/people/testing/staff.ts';
import type { ByStaff, ElectionHouse } from '../actions/by-staff.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { freezeManifest } from '../actions/freeze-manifest.ts';
import { addOfficer } from '../actions/keep-officers.ts';
import { prepareUrn } from '../actions/keep-urn-key.ts';
import { postLeaves } from '../actions/post-leaves.ts';
import { prepareElection } from '../actions/prepare-election.ts';
import { runTestDeck } from '../actions/run-test-deck.ts';
import { challengeOf, signLogAct } from '../actions/sign-log-act.ts';
import { signWithPasskey } from '../actions/sign-with-passkey.ts';
import type { OfficerRole } from '../rules/officers.ts';
import type { RegistrarKeys } from '../rules/roll-facts.ts';
import type { ElectionSettings } from '../rules/settings.ts';
import { type Election, readElection } from '../store/elections.ts';
import { depositRegistrar } from '../store/facts.ts';
import { readLogAct } from '../store/log-acts.ts';
import { type UrnInMemory, urnInMemory } from './urn-in-memory.ts';

/** Nine days before issuing begins: Wednesday 24 March 2027, noon there. */
export const OPENING = new Date('2027-03-24T15:00:00Z');

/** Somebody of the team with her authenticator. */
export interface OfficerGiven {
  readonly actor: Actor;
  readonly authenticator: SoftAuthenticator;
}

export interface ElectionGround extends ListGround {
  readonly house: ElectionHouse;
  readonly urn: UrnInMemory;
  readonly by: ByStaff;
  /** F, her substitute and another officer. */
  readonly officers: Readonly<Record<'certifier' | 'substitute' | 'officer', OfficerGiven>>;
}

interface GroundAsked {
  /** Instead of the urn in memory. */
  readonly urn?: ElectionHouse['urn'];
  readonly urnUrl?: string;
  readonly contributions?: readonly Contribution[];
}

/** People of the municipality with their passkeys, and an urn; `ground` is that of `givenLists`. */
export async function givenElections(
  ground: ListGround,
  { urn, urnUrl = 'http://127.0.0.1:3001', contributions = [] }: GroundAsked = {},
): Promise<ElectionGround> {
  const { db, town } = ground;
  const scope = { kind: 'institution', id: town.institutionId } as const;
  const inMemory = urnInMemory(new URL(urnUrl).host);
  const house = {
    ...{ db, gather: gatherFrom(db, contributions), urn: urn ?? inMemory },
    ...{ publicUrl: 'http://localhost', urnUrl },
  };
  const officer = async (role: 'certifying-officer' | 'pb-officer'): Promise<OfficerGiven> => {
    const actor = await staffOf(db, scope, role);
    return { actor, authenticator: await withPasskey(db, actor) };
  };
  const officers = {
    certifier: await officer('certifying-officer'),
    substitute: await officer('certifying-officer'),
    officer: await officer('pb-officer'),
  };
  const by = { actor: officers.officer.actor, scope, now: OPENING };
  return { ...ground, house, urn: inMemory, by, officers };
}

export interface DrawnAsked {
  readonly costs?: readonly number[];
  readonly more?: Parameters<typeof contest>[2];
  /** By the place of a project. */
  readonly groups?: Readonly<Record<number, { conflictGroup?: string; togetherGroup?: string }>>;
  /** Its calendar, if not the usual one. */
  readonly plans?: readonly PhasePlan[];
}

export interface DrawnEdition {
  readonly editionId: string;
  readonly contestId: string;
  readonly slug: string;
  /** Ids of projects in the order of their costs. */
  readonly projectIds: readonly string[];
}

/** The contest of Pudeto with a project for each cost, frozen and drawn. */
export async function givenDrawn(
  ground: ListGround,
  slug: string,
  { costs = [30e6, 25e6, 20e6], more = {}, groups = {}, plans }: DrawnAsked = {},
): Promise<DrawnEdition> {
  const { db, town } = ground;
  const { contests, ...committed } = ancudRules().committed;
  const own = contest('pudeto', 'Sector Pudeto', { territories: ['pudeto'], ...more });
  const all = contests.map((one) => (one.code === 'pudeto' ? own : one));
  const envelopeClp = all.reduce((sum, { amountClp }) => sum + amountClp, 0);
  const opened = await givenOpenEdition(db, town, slug, {
    committed: { ...committed, contests: all, envelopeClp },
    ...(plans !== undefined && { operational: { calendar: plans } }),
  });
  const contestId = opened.contests.get('pudeto') ?? '';
  const projectIds: string[] = [];
  for (const [place, costClp] of costs.entries()) {
    const title = `Obra ${place + 1} de ${slug}`;
    const { id } = await givenProposal(db, opened.editionId, {
      state: 'feasible',
      contents: { title, costClp },
    });
    await onSlate({ db }, { contestId, projectId: id, name: title, costClp, ...groups[place] });
    projectIds.push(id);
  }
  const frozen = await freeze(ground, slug);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  await throwDie(ground, (await listOf(db, opened.editionId)).lot.id);
  return { editionId: opened.editionId, contestId, slug, projectIds };
}

/** The keys of a roll, with their private parts. */
export interface RegistrarGiven {
  readonly keys: RegistrarKeys;
  readonly sign: KeyObject;
  readonly issuers: Readonly<Record<string, KeyObject>>;
}

/** A registrar with an RSA key of 3,072 bits for each contest. */
function registrarOf(contests: readonly string[]): RegistrarGiven {
  const sign = generateKeyPairSync('ed25519');
  const desk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  const coordinate = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
  const point = Buffer.concat([Buffer.from([4]), coordinate(desk.x), coordinate(desk.y)]);
  const pairs = contests.map(
    (code) => [code, generateKeyPairSync('rsa', { modulusLength: 3072 })] as const,
  );
  const issuer = (key: KeyObject) => {
    const { n = '', e = '' } = key.export({ format: 'jwk' });
    return { kty: 'RSA', n, e } as const;
  };
  return {
    keys: {
      sign: sign.publicKey.export({ format: 'jwk' }).x ?? '',
      deskKem: point.toString('base64url'),
      issuers: Object.fromEntries(pairs.map(([code, { publicKey }]) => [code, issuer(publicKey)])),
    },
    sign: sign.privateKey,
    issuers: Object.fromEntries(pairs.map(([code, { privateKey }]) => [code, privateKey])),
  };
}

export interface PreparedAsked {
  readonly title?: string;
  readonly contests?: readonly string[];
  readonly isDemonstration?: boolean;
  readonly settings?: Partial<ElectionSettings>;
  /** Who deposits keys of her own later says `undefined` here. */
  readonly registrar?: RegistrarGiven | undefined;
}

export interface PreparedElection {
  readonly electionId: string;
  readonly registrar: RegistrarGiven | undefined;
}

/** With every gate met but the signatures: an open roll of 5,000, a key on the server, three officers. */
export async function givenPrepared(
  ground: ElectionGround,
  { slug }: Pick<DrawnEdition, 'slug'>,
  asked: PreparedAsked = {},
): Promise<PreparedElection> {
  const { db, house, by, officers } = ground;
  const { title = `Votación ${slug}`, contests = ['pudeto'], isDemonstration = false } = asked;
  const registrar = 'registrar' in asked ? asked.registrar : registrarOf(contests);
  const edition = await findPublicEdition(db, 'ancud', slug);
  assert(edition !== undefined, 'the edition is published');
  const prepared = await prepareElection(db, by, {
    ...{ edition, contests, title, isDemonstration, everybody: 'Toda la comuna' },
  });
  assert(prepared.ok, `prepared: ${JSON.stringify(prepared)}`);
  const electionId = prepared.value;
  const proposed = (await electionOf(db, electionId)).settings;
  const changed = await changeSettings(db, by, electionId, {
    settings: {
      padron: { mode: 'open', population_14: { n: 5000, source: 'INE, Censo 2024' } },
      styles: proposed.styles.map((one) => ({ ...one, electors: 5000 })),
      ...asked.settings,
    },
  });
  assert(changed.ok, `settings: ${JSON.stringify(changed)}`);
  for (const role of ['certifier', 'substitute', 'officer'] as const) {
    await givenOfficer(ground, electionId, { role, given: officers[role] });
  }
  if (registrar !== undefined) {
    await inTransaction(db, (tx) => depositRegistrar(tx, electionId, registrar.keys));
  }
  const keyed = await prepareUrn(house, by, electionId);
  assert(keyed.ok, `urn: ${JSON.stringify(keyed)}`);
  const tested = await runTestDeck(db, by, electionId);
  assert(tested.ok && tested.value, `tested: ${JSON.stringify(tested)}`);
  return { electionId, registrar };
}

async function givenOfficer(
  { db, by }: ElectionGround,
  electionId: string,
  { role, given }: { readonly role: OfficerRole; readonly given: OfficerGiven },
): Promise<void> {
  const { personId } = given.actor;
  const names = {
    certifier: 'Hilda Inventada',
    substitute: 'Rosa Inventada',
    officer: 'Ema Inventada',
  };
  const name = names[role as keyof typeof names];
  const added = await addOfficer(db, by, electionId, { personId, role, name });
  assert(added.ok, `officer: ${JSON.stringify(added)}`);
}

export async function electionOf(db: Database, electionId: string): Promise<Election> {
  const election = await readElection(db, electionId);
  assert(election !== undefined, `election ${electionId} is there`);
  return election;
}

/** What the passkey of an officer makes of an act. */
export async function signBy(
  { db, house }: Pick<ElectionGround, 'db' | 'house'>,
  { actor, authenticator }: OfficerGiven,
  actId: string,
  now: Date = OPENING,
) {
  const { personId } = actor;
  const act = await readLogAct(db, actId);
  assert(act !== undefined, 'the act is there');
  const sha256 = challengeOf(await electionOf(db, act.electionId), act);
  const relyingParty = relyingPartyOf(house.publicUrl);
  const options = await offerSigning(db, relyingParty, { personId, sha256 });
  const answer = authenticator.sign(options);
  const prove = signWithPasskey({ publicUrl: house.publicUrl, answer, personId, now });
  return signLogAct(house, { actor, now }, actId, prove);
}

/** Signed by F and another officer. */
export async function signedByTwo(
  ground: ElectionGround,
  actId: string,
  now: Date = OPENING,
): Promise<void> {
  for (const who of ['officer', 'certifier'] as const) {
    const signed = await signBy(ground, ground.officers[who], actId, now);
    assert(signed.ok, `signed by ${who}: ${JSON.stringify(signed)}`);
  }
}

export interface OpenedElection extends PreparedElection {
  readonly election: Election;
  readonly manifest: Manifest;
  /** M#. */
  readonly fingerprint: Uint8Array;
  readonly drawn: DrawnEdition;
}

/** Prepared, signed by two and opened, with leaf 0 at the urn. */
export async function openPrepared(
  ground: ElectionGround,
  drawn: DrawnEdition,
  prepared: PreparedElection,
): Promise<OpenedElection> {
  const { db, house, by } = ground;
  const { electionId } = prepared;
  const act = await freezeManifest(house, by, electionId);
  assert(act.ok, `frozen: ${JSON.stringify(act)}`);
  await signedByTwo(ground, act.value);
  const posted = await postLeaves({ db, urn: house.urn, now: () => OPENING }, electionId);
  assert(posted === 'done', `posted: ${posted}`);
  const election = await electionOf(db, electionId);
  const parsed = parseManifest(new Uint8Array(election.manifest ?? []));
  assert(parsed.ok, 'leaf 0 is a manifest');
  const fingerprint = new Uint8Array(election.fingerprint ?? []);
  return { ...prepared, election, manifest: parsed.value, fingerprint, drawn };
}

export async function givenOpenedElection(
  ground: ElectionGround,
  slug: string,
  { drawn: asked, ...more }: PreparedAsked & { readonly drawn?: DrawnAsked } = {},
): Promise<OpenedElection> {
  const drawn = await givenDrawn(ground, slug, asked);
  const prepared = await givenPrepared(ground, drawn, more);
  return openPrepared(ground, drawn, prepared);
}
