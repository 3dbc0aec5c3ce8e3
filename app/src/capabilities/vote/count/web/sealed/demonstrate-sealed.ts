// Sealed votes of a demonstration, through the same steps as real ones: one hands out its ballot papers, one is voted in, one was closed, opened and counted.
import { setTimeout as aMoment } from 'node:timers/promises';
import { assert } from '@minga/basics';
import { m } from '#words';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import type { House, RollTools } from '../../../../../platform/room.ts';
import type { InventedUrn, UrnAt } from '../../../../../platform/urn-door.ts';
import { inLocale, sourceLocale } from '../../../../../platform/words.ts';
import { findPublicEdition, type PublicEdition } from '../../../../edition/editions/index.ts';
import { standingGrantsIn } from '../../../../ground/people/index.ts';
import type { Run } from '../../../../ground/people/rules/index.ts';
import { dayIn } from '../../../../ground/territories/rules/index.ts';
import {
  type Election,
  electionOfContest,
  inventElection,
  leavesOf,
  postInvented,
  readElection,
  signInvented,
} from '../../../election/index.ts';
import { type ElectionWindows, instantText } from '../../../election/rules/index.ts';
import {
  addListed,
  freezeRoll,
  padronFileOf,
  prepareRoll,
  publishFacts,
  publishRegistro,
} from '../../../roll/index.ts';
import type { ByTeam } from '../../actions/by-team.ts';
import { buildBundle } from '../../actions/sealed/build-bundle.ts';
import { openByUrn, proposePaperClose } from '../../actions/sealed/close-sealed.ts';
import { goOn } from '../../actions/sealed/go-on.ts';
import { openSealed } from '../../actions/sealed/open-sealed.ts';
import { inventedRun } from '../../demonstration/invented-ballots.ts';
import { findBundle } from '../../store/sealed/bundles.ts';
import { readActs } from '../../store/sealed/logs.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { resultPathIn } from '../official-paths.ts';
import { castInvented, done } from './cast-invented.ts';
import { recordPaths } from './record-paths.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** While the urn makes its file of opened ballots. */
const URN_MS = 100;
const MOST_WAITS = 3000;
/** Who is on the roll of each vote, and how many of them voted where one may. */
const PEOPLE = 160;
const VOTED = { plazas: 24, ribera: 120 } as const;

interface Scene {
  readonly house: House;
  readonly roll: RollTools;
  readonly urnAt: UrnAt;
  readonly edition: PublicEdition;
  readonly code: string;
  /** As it was left by a start that was interrupted; or whole. */
  readonly begun: Election | undefined;
  readonly officers: Parameters<typeof inventElection>[2]['officers'];
  readonly by: (now: Date) => ByTeam;
}

/** Idempotent: each step is taken once, and what was interrupted goes on at the next start. Nothing where the roll and the urn are processes of their own. */
export async function demonstrateSealed(house: House): Promise<void> {
  const squares = { institution: 'ancud', edition: 'plazas-y-veredas' } as const;
  await handingOut(await sceneOf(house, { ...squares, contest: 'veredas' }));
  await votedIn(await sceneOf(house, { ...squares, contest: 'plazas' }));
  const shore = { institution: 'ancud', edition: 'ribera-de-ancud', contest: 'ribera' } as const;
  await closedAndCounted(await sceneOf(house, shore));
}

interface Asked {
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
}

/** Undefined where its list is not drawn, its team not there, or its vote is none of a demonstration. */
async function sceneOf(house: House, asked: Asked): Promise<Scene | undefined> {
  const { db, roll, urnAt } = house;
  if (roll === undefined || urnAt === undefined) return undefined;
  const edition = await findPublicEdition(db, asked.institution, asked.edition);
  const contest = edition?.contests.find(({ code }) => code === asked.contest);
  if (edition === undefined || contest === undefined) return undefined;
  const isDrawn = edition.lists.some(
    ({ kind, key }) => kind === 'ballot-list-drawn' && key.startsWith(contest.id),
  );
  const begun = await electionOfContest(db, contest.id, 1);
  if (!isDrawn || begun?.isDemonstration === false) return undefined;
  const scope = { kind: 'institution', id: edition.institutionId } as const;
  const held = await standingGrantsIn(db, scope);
  const certifier = held.find(({ role }) => role === 'certifying-officer');
  const officer = held.find(({ role }) => role === 'pb-officer');
  const substitute = held.find(({ role }) => role === 'technical-reviewer');
  if (certifier === undefined || officer === undefined || substitute === undefined) {
    return undefined;
  }
  const by = (now: Date): ByTeam => {
    const { personId } = officer;
    const grants = [{ role: 'pb-officer', scope }];
    const actor = { personId, sessionId: personId, name: '', provenAt: new Date(0), grants };
    return { actor, scope, now };
  };
  return {
    ...{ house, roll, urnAt, edition, code: asked.contest, begun, by },
    officers: [
      { personId: certifier.personId, role: 'certifier', name: 'Hernán Soto Gallardo' },
      { personId: officer.personId, role: 'officer', name: 'Paula Ríos Alvarado' },
      { personId: substitute.personId, role: 'substitute', name: 'Ignacia Vidal Peña' },
    ],
  };
}

const later = (from: Date, ms: number) => new Date(from.getTime() + ms);

function windowsOf(given: {
  readonly issueFrom: Date;
  readonly voteFrom: Date;
  readonly castUntil: Date;
}): ElectionWindows {
  return {
    issue_from: instantText(given.issueFrom),
    vote_from: instantText(given.voteFrom),
    issue_until: instantText(later(given.castUntil, -2 * HOUR_MS)),
    cast_until: instantText(given.castUntil),
    ...{ tables: [], channels: 'separated', offline_unlisted: 'cover' },
  };
}

/** Its id, with an invented roll. Of one that the urn has opened nothing is sent at this hour: what waits is of a later one. */
async function opened(scene: Scene, windows: ElectionWindows, now: Date): Promise<string> {
  const { house, roll, urnAt, edition, code, begun, officers, by } = scene;
  if (begun !== undefined && (await hasSent(scene, 'manifest'))) return begun.id;
  const { db } = house;
  const both = { db, roll };
  const urn = urnAt(() => now).door;
  const name = edition.rules.committed.contests.find((one) => one.code === code)?.name ?? code;
  return inventElection({ ...house, urn }, by(now), {
    ...{ begun, edition, contests: [code], title: `${edition.name}: ${name}` },
    electors: 32_000,
    everybody: inLocale(sourceLocale, () => m.count_sealed_everybody()),
    settings: {
      windows,
      ways: ['claveunica', 'desk', 'code'],
      padron: {
        mode: 'mixed',
        population_14: {
          n: 32_000,
          source: inLocale(sourceLocale, () => m.count_sealed_invented()),
        },
      },
    },
    officers,
    prepareRoll: async (election) => {
      await prepareRoll(both, election);
      const style = election.settings.styles[0]?.id ?? '';
      const listed = await addListed(
        both,
        election.id,
        people().map((run) => ({ run, style })),
      );
      assert(listed.ok || listed.error.code === 'roll/frozen', 'a frozen list is this one');
      done(await freezeRoll(both, election));
    },
  });
}

function people(): readonly Run[] {
  return Array.from({ length: PEOPLE }, (_, place) => inventedRun(place)).flatMap(
    (run) => run ?? [],
  );
}

/** Papers are handed out since an hour, and people vote from three days on. */
async function handingOut(scene: Scene | undefined): Promise<void> {
  if (scene === undefined || (await hasSent(scene, 'manifest'))) return;
  const now = scene.house.clock.now();
  const windows = windowsOf({
    issueFrom: later(now, -HOUR_MS),
    voteFrom: later(now, 3 * DAY_MS),
    castUntil: later(now, 9 * DAY_MS),
  });
  await opened(scene, windows, now);
}

/** People vote since yesterday, and some did. */
async function votedIn(scene: Scene | undefined): Promise<void> {
  if (scene === undefined || (await hasSent(scene, 'registro'))) return;
  const now = scene.house.clock.now();
  const windows = windowsOf({
    issueFrom: later(now, -2 * DAY_MS),
    voteFrom: later(now, -DAY_MS),
    castUntil: later(now, 6 * DAY_MS),
  });
  const id = await opened(scene, windows, later(now, -2 * DAY_MS));
  await castOnce(scene, id, { count: VOTED.plazas, now });
}

/** In the days of its calendar, by the clock of those days. */
async function closedAndCounted(scene: Scene | undefined): Promise<void> {
  const voting = scene?.edition.rules.operational.calendar.find(({ phase }) => phase === 'voting');
  if (scene === undefined || voting === undefined) return;
  const { house, urnAt, by, begun } = scene;
  const { db } = house;
  if (begun !== undefined && (await findBundle(db, begun.id)) !== undefined) return;
  const from = new Date(`${voting.from}T14:00:00Z`);
  const castUntil = new Date(`${voting.until}T23:00:00Z`);
  const windows = windowsOf({ issueFrom: from, voteFrom: from, castUntil });
  const id = await opened(scene, windows, later(from, -HOUR_MS));
  if (!(await hasSent(scene, 'registro')))
    await castOnce(scene, id, { count: VOTED.ribera, now: later(from, DAY_MS) });
  let now = later(castUntil, 10_000);
  const urn = urnAt(() => now);
  const pass = () => passOn(scene, urn, id, now);
  // What was signed later may wait already: the urn would refuse it at this hour.
  if (!(await logTells(scene, id, 'close'))) await pass();
  now = later(castUntil, 2 * HOUR_MS);
  if (!(await logTells(scene, id, 'paper-close'))) {
    done(await proposePaperClose(db, by(now), id));
    await signAsked(scene, urn, id, now);
    await pass();
  }
  done(await openByUrn({ db, urn: urn.door }, by(now), id));
  await pass();
  const { gather, publicUrl } = house;
  const readUrn = urn.door.read;
  const tools = { db, readUrn, gather, publicUrl, pathIn: resultPathIn, now: () => now };
  for (let waits = 0; await openSealed(tools, id); waits += 1) {
    assert(waits < MOST_WAITS, 'the urn publishes what it opened');
    await aMoment(URN_MS);
  }
  await signAsked(scene, urn, id, now);
  await pass();
  const { roll } = scene;
  await buildBundle(
    {
      ...{ db, now: () => now, padron: (of: string) => padronFileOf({ roll }, of) },
      address: (of) => publicUrl + recordPaths.record.to({ election: of }),
    },
    id,
  );
}

/** What waits goes to the urn, the urn does what is due, and the site reads what came of it. */
async function passOn(scene: Scene, urn: InventedUrn, id: string, now: Date): Promise<void> {
  const { db } = scene.house;
  await postInvented({ db, urn: urn.door }, id, now);
  await urn.advance(id);
  const { verifyEd25519: verify, sha256: hash } = nodeCrypto;
  await goOn({ db, readUrn: urn.door.read, verify, hash, now: () => now }, id);
}

async function signAsked(scene: Scene, urn: InventedUrn, id: string, now: Date): Promise<void> {
  for (const { actId, outcome } of await listAsked(scene.house.db, id)) {
    if (outcome === null) await signInvented({ ...scene.house, urn: urn.door }, actId, now);
  }
}

async function logTells({ house }: Scene, id: string, type: string): Promise<boolean> {
  return (await readActs(house.db, id)).some(({ leaf }) => leaf.type === type);
}

/** Whether a leaf of a kind went to the urn: from then on the vote is left to whoever looks at it. */
async function hasSent({ house, begun }: Scene, type: string): Promise<boolean> {
  const leaves = begun === undefined ? [] : await leavesOf(house.db, begun.id);
  return leaves.some((leaf) => leaf.type === type && leaf.postedAt !== null);
}

/** The first so many of the roll vote; the roll tells of it in its leaf of the day, and then nobody votes again. */
async function castOnce(
  scene: Scene,
  id: string,
  { count, now }: { readonly count: number; readonly now: Date },
): Promise<void> {
  const { house, roll, urnAt, edition } = scene;
  const urn = urnAt(() => now);
  const both = { db: house.db, roll };
  const own = await readElection(house.db, id);
  assert(own !== undefined, 'it is there');
  if (now >= new Date(own.settings.windows.issue_until)) return;
  await castInvented({ house, roll, urn }, id, { voters: people().slice(0, count), now });
  await publishFacts(both, own, now);
  await publishRegistro(both, own, { day: dayIn(edition.place.timeZone, now), now });
  await passOn(scene, urn, id, now);
}
