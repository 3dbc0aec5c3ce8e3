// Where a national body decides second reviews of other institutions.
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { decideElsewhere } from '../actions/decide-second-review.ts';
import { readWithin } from '../store/consultations.ts';
import { listObservations } from '../store/observations.ts';
import { listReviewsElsewhere, type ReviewElsewhere } from '../store/second-reviews.ts';
import { byStaff } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { parseReviewing } from './forms.ts';
import { unknownPage } from './parts.tsx';
import { desk } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { reviewsPage } from './reviews-page.tsx';

export function reviewRoutes(house: House): readonly Route[] {
  const audience = { act: 'conversation/moderate' };
  return [
    route({ audience, method: 'get', path: desk.reviews, answer: (ask) => shown(house, ask) }),
    route({ audience, method: 'post', path: desk.reviews, answer: (ask) => answer(house, ask) }),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

async function shown(house: House, ask: Ask, given?: Shown): Promise<Answer> {
  const { db } = house;
  const { scope, now, actor } = byStaff(house, ask);
  const institution = await readInstitution(db, scope.id);
  if (institution.kind !== 'national-body') return unknownPage();
  const waiting = await listReviewsElsewhere(db, scope.id, now);
  const found = await Promise.all(waiting.map((review) => aboutOf(house, review, now)));
  const reviews = found.flatMap((one) => one ?? []);
  const authors = reviews.flatMap(({ observation }) => observation.personId ?? []);
  return reviewsPage({
    desk: institution,
    reviews,
    action: desk.reviews.to({ institution: institution.slug }),
    names: await publicNames(db, authors),
    moderatorId: actor.personId,
    now,
    typed: given?.typed ?? {},
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

/** With its consultation; undefined when it was answered meanwhile. */
async function aboutOf({ db }: House, review: ReviewElsewhere, now: Date) {
  const { consultationId, institutionId, observationId } = review;
  const consultation = await readWithin(db, institutionId, consultationId, now);
  if (consultation === undefined) return undefined;
  const observations = await listObservations(db, consultationId);
  const observation = observations.find(({ id }) => id === observationId);
  return observation && { consultation, review, observation };
}

async function answer(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseReviewing(typed);
  if (!parsed.isSound) return shown(house, ask, { typed, problems: parsed.problems, status: 422 });
  const decided = await decideElsewhere(house.db, byStaff(house, ask), parsed.values);
  if (!decided.ok) {
    const problems = [{ field: '', message: sentenceOf(decided.error) }];
    return shown(house, ask, { typed, problems, status: statusOf(decided.error) });
  }
  const institution = ask.params.institution ?? '';
  return seeOther(desk.reviews.to({ institution }, { query: { hecho: 'revisada' } }));
}
