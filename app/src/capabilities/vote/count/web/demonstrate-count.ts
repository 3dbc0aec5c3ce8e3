// Votes of a demonstration that were held with urns, through the same acts as real ones: one waits to be brought in; others were brought in and counted, and all but the last were certified.
import { assert, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { openVoteHere } from '../../../edition/editions/index.ts';
import type { Phase } from '../../../edition/editions/rules/index.ts';
import { personaResident, standingGrantsIn } from '../../../ground/people/index.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { signDemonstrated, typeset } from '../../../ground/records/index.ts';
import { addDays } from '../../../ground/territories/rules/index.ts';
import { answerObjection, type ByDesk } from '../actions/answer-objection.ts';
import { bringVote, type GivenVote, termsOf } from '../actions/bring-vote.ts';
import { confirmBringing } from '../actions/confirm-bringing.ts';
import { countBrought } from '../actions/count-brought.ts';
import { fileObjection } from '../actions/file-objection.ts';
import { findContestToCount } from '../actions/find-contest-to-count.ts';
import { findVote, type VoteAsked, type VoteOfContest } from '../actions/objected-vote.ts';
import { proposeAboutResult } from '../actions/propose-about-result.ts';
import { recountOfficially } from '../actions/recount-officially.ts';
import { inventedNullsOf, inventedTotals } from '../demonstration/invented-totals.ts';
import {
  annulledTable,
  inventedBallots,
  inventedNulls,
  inventedObjections,
} from '../demonstration/invented-vote.ts';
import type { BringFacts } from '../rules/bringing.ts';
import { decideCertification } from '../rules/certification.ts';
import type { OfficialTerms } from '../rules/official-terms.ts';
import { findBringing } from '../store/bringings.ts';
import { listObjections } from '../store/objections.ts';
import { certifyPayload, certifyTogether } from './certify-acts.ts';
import { answerBlocks } from './objection-blocks.ts';
import { toldOf } from './objection-desk-routes.ts';
import { resultPathIn } from './official-paths.ts';

const HOUR_MS = 3_600_000;

const open: VoteAsked = { institution: 'ancud', edition: 'escuelas-abiertas', contest: 'escuelas' };
const whole: VoteAsked = { institution: 'ancud', edition: 'barrios-de-ancud', contest: 'barrios' };
const region = { institution: 'gore-los-lagos', edition: 'fril-participativo-osorno' } as const;
const first: VoteAsked = { ...region, contest: 'barrios-y-villas' };
/** Certified once its body has the first. */
const second: VoteAsked = { ...region, contest: 'costa-y-cordillera' };

interface Scene {
  readonly house: House;
  readonly asked: VoteAsked;
  readonly vote: () => Promise<VoteOfContest>;
  /** Who holds a role there, at noon of a day of the calendar, and days after it; never later than now. */
  readonly by: (role: Role, phase: Phase, daysAfter?: number) => ByDesk;
  readonly noon: (phase: Phase, daysAfter?: number) => Date;
}

/** Idempotent: each step is taken once, and what was interrupted goes on at the next start. */
export async function demonstrateCount(house: House): Promise<void> {
  const going = await sceneOf(house, open);
  if (going !== undefined) await openOnce(going);
  await Promise.all([objectedTo(house), countedFromTotals(house)]);
}

async function objectedTo(house: House): Promise<void> {
  const over = await sceneOf(house, whole);
  if (over === undefined || !(await openOnce(over))) return;
  await bringOnce(over, ballotsGiven);
  await object(over);
  await answer(over);
  await certifyOnce(over, 0);
}

async function countedFromTotals(house: House): Promise<void> {
  for (const asked of [first, second]) {
    const scene = await sceneOf(house, asked);
    if (scene === undefined || !(await openOnce(scene))) return;
    await bringOnce(scene, totalsGiven);
    if (asked === first) await certifyOnce(scene, 0);
  }
}

/** The vote of the region that the demonstration of a later room goes on with: certified so many days into its sanction. */
export async function certifySecond(house: House, daysAfter: number): Promise<void> {
  const scene = await sceneOf(house, second);
  if (scene !== undefined) await certifyOnce(scene, daysAfter);
}

/** Undefined where the edition, its list or its team is not there. */
async function sceneOf(house: House, asked: VoteAsked): Promise<Scene | undefined> {
  const { db, clock } = house;
  const found = await findVote(db, asked);
  if (!found.ok) return undefined;
  const { edition } = found.value;
  const scope = { kind: 'institution', id: edition.institutionId } as const;
  const held = await standingGrantsIn(db, scope);
  const noon = (phase: Phase, daysAfter = 0) => {
    const from = edition.rules.operational.calendar.find((one) => one.phase === phase)?.from ?? '';
    const at = new Date(`${addDays(from, daysAfter)}T15:00:00Z`);
    return at < clock.now() ? at : clock.now();
  };
  const by: Scene['by'] = (role, phase, daysAfter) => {
    const personId = held.find((one) => one.role === role)?.personId;
    assert(personId !== undefined, `the demonstration has its ${role}`);
    const grants = [{ role, scope }];
    const actor = { personId, sessionId: personId, name: '', provenAt: new Date(0), grants };
    return { actor, scope, now: noon(phase, daysAfter) };
  };
  const vote = async () => done(await findVote(db, asked));
  const isDrawn = edition.lists.some(({ kind }) => kind === 'ballot-list-drawn');
  return isDrawn ? { house, asked, vote, by, noon } : undefined;
}

/** Whether it is open, or was. */
async function openOnce({ house, vote, by }: Scene): Promise<boolean> {
  const { edition, contest } = await vote();
  if (edition.passages.some(({ contestId }) => contestId === contest.id)) return true;
  const opening = { editionId: edition.id, contestId: contest.id };
  return (await openVoteHere(house.db, by('pb-officer', 'voting'), opening)).ok;
}

/** What an invented team says of a vote, and its file. */
interface Given {
  readonly facts: Pick<BringFacts, 'answeredBy' | 'answeredAs' | 'heldBy' | 'nulls'>;
  readonly vote: (terms: OfficialTerms) => GivenVote;
}

const ballotsGiven = (): Given => ({
  facts: {
    ...{ answeredBy: 'Hernán Soto Gallardo', answeredAs: 'Secretario municipal' },
    heldBy: 'La municipalidad, con urnas de papel en tres sedes',
    nulls: inventedNulls,
  },
  vote: (terms) => ({
    ...{ kind: 'ballots', name: 'barrios-de-ancud.pb' },
    bytes: new TextEncoder().encode(inventedBallots(terms)),
  }),
});

const totalsGiven = ({ contest }: VoteAsked): Given => ({
  facts: {
    ...{ answeredBy: 'Óscar Villarroel Haro', answeredAs: 'Secretario del Consejo Regional' },
    heldBy: 'El Gobierno Regional y las municipalidades de la provincia, con urnas de papel',
    nulls: inventedNullsOf(contest),
  },
  vote: (terms) => ({
    ...{ kind: 'totals', name: `${contest}.csv` },
    bytes: new TextEncoder().encode(inventedTotals(contest, terms)),
  }),
});

/** With its tally sheet; confirmed and counted. */
async function bringOnce(
  { house, asked, by, noon, vote: state }: Scene,
  givenOf: (asked: VoteAsked) => Given,
): Promise<void> {
  if ((await state()).state.result !== undefined) return;
  const { db, files, gather, publicUrl, isProduction } = house;
  const site = { publicUrl, isDemonstration: !isProduction, gather, pathIn: resultPathIn };
  const officer = by('pb-officer', 'count');
  const found = done(await findContestToCount(db, officer.scope.id, asked, officer.now));
  const given = givenOf(asked);
  const { from: votedFrom, until: votedUntil } = found.voting;
  const facts = { ...given.facts, votedFrom, votedUntil };
  const vote = given.vote(termsOf(found, facts));
  const tallySheet = {
    ...{ bytes: inventedSheet(found.contest.name), name: 'acta-de-escrutinio.pdf' },
  };
  const of = { contestId: found.contest.id, round: found.contest.round };
  // What an interrupted start had confirmed is brought in anew by its own job.
  if ((await findBringing(db, of))?.state.kind === 'counting') return;
  const brought = await bringVote({ db, files }, officer, { ...asked, facts, tallySheet, vote });
  assert(brought.ok, `the demonstration brings in: ${brought.ok || JSON.stringify(brought.error)}`);
  const seen = await findBringing(db, of);
  assert(seen !== undefined, 'it was brought in a moment ago');
  const confirmed = { ...asked, bringingId: seen.id, savedAt: seen.savedAt.toISOString() };
  const attempt = done(await confirmBringing(db, site, officer, confirmed));
  await countBrought({ ...site, db, now: () => noon('count') }, attempt);
}

/** A page that says that it is invented. */
function inventedSheet(contest: string): Uint8Array {
  const layout = `
#set document(title: "Acta de escrutinio")
#set text(lang: "es", size: 12pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: 30mm)
= Acta de escrutinio
#sys.inputs.contest

Documento inventado para la demostración de Minga: nadie votó ni firmó.`;
  return typeset(layout, { contest });
}

async function object({ house, asked, vote, noon }: Scene): Promise<void> {
  const { db, keys } = house;
  const { state } = await vote();
  if (state.result === undefined) return;
  for (const [place, one] of inventedObjections.entries()) {
    if (place < state.objectionsCount) continue;
    const { persona, answer: _, ...said } = one;
    const personId = await personaResident(db, keys, persona);
    const now = new Date(noon('objections').getTime() + place * HOUR_MS);
    done(await fileObjection(db, { ...said, asked, actor: { personId, grants: [] }, now }));
  }
}

/** By somebody who did not count; the table that is annulled is left out of another count. */
async function answer({ house, asked, vote, by }: Scene): Promise<void> {
  const { db, gather, publicUrl, isProduction } = house;
  const site = { publicUrl, isDemonstration: !isProduction };
  const { edition } = await vote();
  const objections = await listObjections(db, edition.id);
  for (const [place, { year, number, outcome }] of objections.entries()) {
    const invented = inventedObjections[place];
    if (outcome !== null || invented === undefined) continue;
    const given = { found: await vote(), year, number, answer: invented.answer };
    const reviewer = by('technical-reviewer', 'objections', 1);
    done(
      await answerObjection(db, reviewer, {
        ...{ ...site, ...given, write: answerBlocks, tell: toldOf },
      }),
    );
  }
  const waiting = (await listObjections(db, edition.id)).find(
    ({ remedy, isRemedied }) => remedy === 'annul-table' && !isRemedied,
  );
  if (waiting === undefined) return;
  done(
    await recountOfficially(
      { ...site, db, gather, pathIn: resultPathIn },
      by('pb-officer', 'objections', 2),
      {
        ...{ ...asked, cause: 'table-annulled', objectionId: waiting.id },
        excludedTables: [annulledTable],
      },
    ),
  );
}

/** Proposed by the officer once the days of objections are over, and signed by whoever certifies. */
async function certifyOnce({ house, asked, vote, by }: Scene, daysAfter: number): Promise<void> {
  const { edition, state } = await vote();
  if (state.result === undefined || state.certified !== undefined) return;
  const officer = by('pb-officer', 'sanction', daysAfter);
  const actId = done(
    await proposeAboutResult(house.db, officer, {
      ...{ kind: certifyTogether, editionId: edition.id, asked },
      judge: ({ vote: now }) => decideCertification(now, officer.now),
      payload: (tx, found) => certifyPayload(tx, found, 1),
    }),
  );
  const { actor, now } = by('certifying-officer', 'sanction', daysAfter);
  const signedAt = new Date(now.getTime() + HOUR_MS);
  done(await signDemonstrated(house, { actId, actor, now: signedAt }));
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
