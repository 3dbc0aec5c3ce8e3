// The round at the desk: what is signed and what waits, signatures given together, and its publication.
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { publishRound } from '../actions/publish-round.ts';
import { signOff } from '../actions/sign-off.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Examination, listRound } from '../store/examinations.ts';
import { type AtDesk, deskRoutesOf, mayHere, placeOf, type Shown, toBench } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { writeResults } from './results-blocks.ts';
import { mayBeSignedTogether, roundPage } from './round-page.tsx';

export function roundRoutes(house: House): readonly Route[] {
  return [
    deskRoutesOf(house, 'review/coordinate').get(desk.round, (given) => shown(given)),
    deskRoutesOf(house, 'review/sign-off').post(desk.signTogether, answerTogether),
    deskRoutesOf(house, 'review/publish').post(desk.publish, answerPublish),
  ];
}

async function shown(
  given: AtDesk,
  { problems = [], status }: Pick<Shown, 'problems' | 'status'> = {},
): Promise<Answer> {
  const { ask, edition } = given;
  const mayPublish = mayHere(given, 'review/publish');
  const done = doneWords(ask.query);
  return roundPage({ edition, going: await goingOf(given), mayPublish, problems, status, done });
}

async function goingOf({ house, edition }: AtDesk): Promise<readonly Examination[]> {
  const round = edition.openRound;
  const all = round === undefined ? [] : await listRound(house.db, round.id);
  return all.filter(({ state }) => state === 'in-review' || state === 'correcting');
}

function refused(given: AtDesk, refusal: Refusal): Promise<Answer> {
  return shown(given, { problems: [problemOfRefusal(refusal)], status: statusOf(refusal) });
}

/** Each by itself: what somebody else must sign is left, and said. */
async function answerTogether(given: AtDesk): Promise<Answer> {
  const { house, by, edition } = given;
  let count = 0;
  let refusal: Refusal | undefined;
  for (const { number, revision, answer } of (await goingOf(given)).filter(mayBeSignedTogether)) {
    const signing = { number, revision, answer: answer ?? '' };
    const signed = await signOff(house.db, by, edition, signing);
    if (signed.ok) count += 1;
    else refusal = signed.error;
  }
  if (count === 0 && refusal !== undefined) return refused(given, refusal);
  const query = { hecho: 'firmadas', cuantas: String(count) };
  return seeOther(desk.round.to(placeOf(edition), { query }));
}

async function answerPublish(given: AtDesk): Promise<Answer> {
  const { house, by, edition } = given;
  const { db, publicUrl, isProduction } = house;
  const site = { publicUrl, isDemonstration: !isProduction };
  const round = { editionId: edition.id, write: writeResults };
  const published = await publishRound(db, site, by, round);
  return published.ok
    ? toBench(given, 'publicada', published.value)
    : refused(given, published.error);
}
