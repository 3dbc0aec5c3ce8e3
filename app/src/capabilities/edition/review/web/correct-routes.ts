// The author's answer to what the review asks: her form, and the version that comes of it.
import { m } from '#words';
import { type FieldProblem, readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { ContentsProblem } from '../../proposals/rules/index.ts';
import { answerCorrection } from '../actions/answer-correction.ts';
import { answersForTeam } from '../actions/answering.ts';
import { findExamination } from '../store/examinations.ts';
import type { Shown } from './at-desk.ts';
import { parseMended } from './author-forms.ts';
import { labels } from './contents-fields.tsx';
import { correctPage, mendedPage } from './correct-page.tsx';
import { addressOf, type Own, ownRoutes, pageOf } from './own-routes.ts';
import { refusedPage } from './parts.tsx';
import { correctPath } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { money } from './words.ts';

export function correctRoutes(house: House): readonly Route[] {
  return ownRoutes(house, {
    ...{ path: correctPath, get: answerPage, post: answerMended },
    others: answersForTeam,
  });
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

async function answerMended(ask: Ask, own: Own): Promise<Answer> {
  const { proposal, house } = own;
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
