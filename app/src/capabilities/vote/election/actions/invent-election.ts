// An election of a demonstration, through the same steps as a real one: prepared, tried, signed by two personas and opened. What was interrupted goes on.
import { assert, type Result } from '@minga/basics';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { isInPreparation } from '../rules/states.ts';
import { type Election, readElection } from '../store/elections.ts';
import { listLogActs, readLogAct } from '../store/log-acts.ts';
import { listOfficers } from '../store/officers.ts';
import type { ByStaff, ElectionHouse } from './by-staff.ts';
import { changeSettings, type SettingsChange } from './change-settings.ts';
import { freezeManifest } from './freeze-manifest.ts';
import { readReadiness } from './judge-gates.ts';
import { addOfficer, type OfficerAsked } from './keep-officers.ts';
import { prepareUrn } from './keep-urn-key.ts';
import { postLeaves } from './post-leaves.ts';
import { prepareElection } from './prepare-election.ts';
import { runTestDeck } from './run-test-deck.ts';
import { signAsPersona } from './sign-as-persona.ts';
import { signLogAct } from './sign-log-act.ts';

export interface InventedElection {
  /** The one that was begun, if it was. */
  readonly begun: Election | undefined;
  readonly edition: PublicEdition;
  /** Codes. */
  readonly contests: readonly string[];
  readonly title: string;
  /** What the style of everybody is called. */
  readonly everybody: string;
  readonly settings: NonNullable<SettingsChange['settings']>;
  /** Of each style that its contests ask for. */
  readonly electors: number;
  /** Two or more, the first one certifies. */
  readonly officers: readonly OfficerAsked[];
  /** What the roll does before the manifest is put to signature. */
  readonly prepareRoll: (election: Election) => Promise<void>;
}

/** Its id. Every step succeeds in a demonstration: what does not is a fault. */
export async function inventElection(
  house: ElectionHouse,
  by: ByStaff,
  given: InventedElection,
): Promise<string> {
  const { db } = house;
  const { edition, contests, title, everybody, begun } = given;
  const asked = { edition, contests, title, everybody, isDemonstration: true };
  const id = begun?.id ?? done(await prepareElection(db, by, asked));
  if (isInPreparation(begun?.state ?? 'draft')) await makeReady(house, by, id, given);
  const waiting = (await listLogActs(db, id)).find(
    ({ kind, outcome }) => kind === 'manifest' && outcome === null,
  );
  if (waiting !== undefined) await signInvented(house, waiting.id, by.now);
  await postInvented(house, id, by.now);
  return id;
}

/** Everything of it, up to a manifest that waits for its signatures. */
async function makeReady(
  house: ElectionHouse,
  by: ByStaff,
  id: string,
  { settings, electors, officers, prepareRoll }: InventedElection,
): Promise<void> {
  const { db } = house;
  const drafted = await readElection(db, id);
  const styles = drafted?.settings.styles.map((one) => ({ ...one, electors })) ?? [];
  done(await changeSettings(db, by, id, { settings: { ...settings, styles } }));
  const there = new Set((await listOfficers(db, id)).map(({ personId }) => personId));
  for (const officer of officers) {
    if (!there.has(officer.personId)) done(await addOfficer(db, by, id, officer));
  }
  done(await prepareUrn(house, by, id));
  assert(done(await runTestDeck(db, by, id)), 'the test comes out as it went in');
  const election = await readElection(db, id);
  assert(election !== undefined, 'it was prepared a moment ago');
  await prepareRoll(election);
  const again = await readElection(db, id);
  const { gates } = await readReadiness(house, again ?? election, by.now);
  const lacks = gates.flatMap((gate) => gate.lacks);
  assert(lacks.length === 0, `what is invented lacks nothing: ${JSON.stringify(lacks)}`);
  done(await freezeManifest(house, by, id));
}

/** Two personas sign it with the keys that the election lent them; who has signed does not sign again. */
export async function signInvented(house: ElectionHouse, actId: string, now: Date): Promise<void> {
  const act = await readLogAct(house.db, actId);
  assert(act !== undefined, 'the act is there');
  if (act.outcome !== null) return;
  const officers = await listOfficers(house.db, act.electionId);
  const signing = officers.filter(({ personId, removedAt }) => personId !== null && !removedAt);
  const signed = act.signatures.map((one) => one.personId);
  for (const { personId } of signing.slice(0, 2)) {
    if (signed.includes(personId)) continue;
    const actor = { personId: personId ?? '', sessionId: '', name: '', provenAt: now, grants: [] };
    done(await signLogAct(house, { actor, now }, actId, signAsPersona(house.publicUrl)));
  }
}

export async function postInvented(
  { db, urn }: Pick<ElectionHouse, 'db' | 'urn'>,
  id: string,
  now: Date,
): Promise<void> {
  const posted = await postLeaves({ db, urn, now: () => now }, id);
  assert(posted === 'done', `the urn takes what is invented: ${posted}`);
}

function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
