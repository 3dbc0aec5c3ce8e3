// An election of a demonstration, through the same steps as a real one: prepared, tried, signed by two personas and opened.
import { assert, type Result } from '@minga/basics';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { type Election, readElection } from '../store/elections.ts';
import { readLogAct } from '../store/log-acts.ts';
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
  const { edition, contests, title, everybody, settings, electors, officers, prepareRoll } = given;
  const asked = { edition, contests, title, everybody, isDemonstration: true };
  const id = done(await prepareElection(db, by, asked));
  const begun = await readElection(db, id);
  const styles = begun?.settings.styles.map((one) => ({ ...one, electors })) ?? [];
  done(await changeSettings(db, by, id, { settings: { ...settings, styles } }));
  for (const officer of officers) done(await addOfficer(db, by, id, officer));
  done(await prepareUrn(house, by, id));
  assert(done(await runTestDeck(db, by, id)), 'the test comes out as it went in');
  const election = await readElection(db, id);
  assert(election !== undefined, 'it was prepared a moment ago');
  await prepareRoll(election);
  const again = await readElection(db, id);
  const { gates } = await readReadiness(house, again ?? election, by.now);
  const lacks = gates.flatMap((gate) => gate.lacks);
  assert(lacks.length === 0, `what is invented lacks nothing: ${JSON.stringify(lacks)}`);
  const actId = done(await freezeManifest(house, by, id));
  await signInvented(house, actId, by.now);
  await postInvented(house, id, by.now);
  return id;
}

/** Two personas sign it with the keys that the election lent them. */
export async function signInvented(house: ElectionHouse, actId: string, now: Date): Promise<void> {
  const act = await readLogAct(house.db, actId);
  assert(act !== undefined, 'the act is there');
  const officers = await listOfficers(house.db, act.electionId);
  const signing = officers.filter(({ personId, removedAt }) => personId !== null && !removedAt);
  for (const { personId } of signing.slice(0, 2)) {
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
