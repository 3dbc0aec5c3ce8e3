// The author's answer to what the review asks: her form, and the version that comes of it.
import { m } from '#words';
import { type FieldProblem, readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { authorsOf, findProposal, type Proposal, proposalPath } from '../../proposals/index.ts';
import type { ContentsProblem } from '../../proposals/rules/index.ts';
import { answerCorrection } from '../actions/answer-correction.ts';
import { findExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import type { Shown } from './at-desk.ts';
import { parseMended } from './author-forms.ts';
import { correctPage, labels, mendedPage } from './correct-page.tsx';
import { refusedPage } from './parts.tsx';
import { correctPath } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { money } from './words.ts';

export function correctRoutes(house: House): readonly Route[] {
  const audience = { act: 'review/answer-as-author' };
  return [
    route({
      audience,
      method: 'get',
      path: correctPath,
      answer: (ask) => onOwn(house, ask, (given) => answerPage(ask, given)),
    }),
    route({
      audience,
      method: 'post',
      path: correctPath,
      answer: (ask) => onOwn(house, ask, (given) => answerMended(house, ask, given)),
    }),
  ];
}

export interface Own {
  readonly proposal: Proposal;
  readonly personId: string;
  readonly house: House;
}

/** A proposal that she stands behind; anybody else's is not there. */
export async function onOwn(
  house: House,
  ask: Ask,
  answer: (given: Own) => Promise<Answer>,
): Promise<Answer> {
  const { personId } = actorOf(ask);
  const proposal = await findHere(house, ask);
  const authors = proposal === undefined ? [] : await authorsOf(house.db, proposal.id);
  return proposal !== undefined && authors.includes(personId)
    ? answer({ proposal, personId, house })
    : refusedPage({ code: 'review/unknown' });
}

async function findHere({ db }: House, ask: Ask): Promise<Proposal | undefined> {
  const { institution = '', edition = '', number = '' } = ask.params;
  const place = await findInstitution(db, institution);
  const found = place && (await findReviewEdition(db, place.id, edition));
  if (found === undefined || !/^[1-9]\d{0,8}$/.test(number)) return undefined;
  return findProposal(db, found.id, Number(number));
}

/** Once it is mended the same address says so. */
async function answerPage(ask: Ask, given: Own): Promise<Answer> {
  const { proposal } = given;
  const isMended = ask.query.get('hecho') === 'subsanada' && proposal.state !== 'correcting';
  return isMended ? mendedPage(proposal) : shown(given);
}

async function shown(
  { proposal, house }: Own,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const examination = await findExamination(house.db, proposal.editionId, proposal.number);
  const correction = examination?.corrections.find(
    ({ answeredAt, endedAt }) => answeredAt === null && endedAt === null,
  );
  const back = { label: proposal.contents.title, href: pageOf(proposal) };
  if (correction === undefined) return refusedPage({ code: 'review/correction-missing' }, back);
  if (new Date(correction.answerUntil) < house.clock.now()) {
    return refusedPage({ code: 'review/correction-over' }, back);
  }
  return correctPage({ proposal, correction, typed, problems, status });
}

export function pageOf(proposal: Proposal): string {
  return proposalPath.to(addressOf(proposal));
}

export function addressOf(one: Pick<Proposal, 'institutionSlug' | 'editionSlug' | 'number'>) {
  const { institutionSlug, editionSlug, number } = one;
  return { institution: institutionSlug, edition: editionSlug, number: String(number) };
}

async function answerMended(house: House, ask: Ask, own: Own): Promise<Answer> {
  const { proposal } = own;
  const typed = await readForm(ask.request);
  const parsed = parseMended(typed, proposal.contents);
  if (!parsed.isSound) return shown(own, { typed, problems: parsed.problems, status: 422 });
  if (typed.version !== String(proposal.version)) {
    const problems = [problemOfRefusal({ code: 'review/changed-meanwhile' })];
    return shown(own, { typed, problems, status: 409 });
  }
  const [actor, now] = [actorOf(ask), house.clock.now()];
  const mended = { proposal, ...parsed.values, actor, now };
  const done = await answerCorrection(house.db, mended);
  if (done.ok)
    return seeOther(correctPath.to(addressOf(proposal), { query: { hecho: 'subsanada' } }));
  const { error } = done;
  if (error.code === 'review/contents-wrong') {
    return shown(own, { typed, problems: problemsIn(error.problems), status: 422 });
  }
  return shown(own, { typed, problems: [problemOfRefusal(error)], status: statusOf(error) });
}

const fields: Readonly<Record<string, keyof typeof labels>> = {
  title: 'titulo',
  need: 'necesidad',
  description: 'descripcion',
  beneficiaries: 'beneficia',
  place: 'lugar',
  costClp: 'costo',
};

/** What is wrong with the contents, at the field where it is mended; what this form cannot mend is said of it as a whole. */
export function problemsIn(problems: readonly ContentsProblem[]): readonly FieldProblem[] {
  return problems.map((problem) => {
    const field = fields[problem.field];
    return field === undefined
      ? { field: '', message: m.review_correct_elsewhere() }
      : { field, message: sentenceOf(problem, labels[field]()) };
  });
}

function sentenceOf(problem: ContentsProblem, label: string): string {
  switch (problem.code) {
    case 'too-long':
      return m.review_correct_too_long({ label, limit: problem.most });
    case 'below-minimum':
      return m.review_correct_below({ least: money(problem.minClp) });
    case 'above-maximum':
      return m.review_correct_above({ most: money(problem.maxClp) });
    default:
      return m.review_correct_missing({ label });
  }
}
