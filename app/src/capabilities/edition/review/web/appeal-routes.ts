// An appeal on the site: the form of the author, as long as her term runs, and what was received.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { isItsAuthor } from '../../proposals/index.ts';
import { fileAppeal } from '../actions/file-appeal.ts';
import { decideAppealFiled } from '../rules/appeals.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { appealPage } from './appeal-page.tsx';
import type { Shown } from './at-desk.ts';
import { receivedPage } from './change-page.tsx';
import { parseAppeal } from './forms.ts';
import { addressOf, type Own, ownRoutes, pageOf } from './own-routes.ts';
import { refusedPage } from './parts.tsx';
import { appealPath } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

export function appealRoutes(house: House): readonly Route[] {
  return ownRoutes(house, { path: appealPath, get: answerPage, post: answerFiled });
}

async function answerPage(ask: Ask, own: Own): Promise<Answer> {
  if (ask.query.get('hecho') === 'apelada' && own.proposal.state === 'appealed') {
    return receivedPage(own.proposal, m.review_appeal_received());
  }
  return shown(ask, own);
}

/** The same rule that takes it says first whether it can be filed now. */
async function shown(
  ask: Ask,
  { proposal, house }: Own,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db, clock } = house;
  const refused = (refusal: Refusal) =>
    refusedPage(refusal, { label: proposal.contents.title, href: pageOf(proposal) });
  const [examination, edition] = await Promise.all([
    findExamination(db, proposal.editionId, proposal.number),
    findReviewEdition(db, proposal.institutionId, proposal.editionSlug),
  ]);
  if (examination === undefined || edition?.rules === undefined) {
    return refused({ code: 'review/appeal-nothing' });
  }
  const { outcome, publishedAt, answer, wasAppealed: hasAppeal } = examination;
  const { businessDays, answerBusinessDays: answerDays } = edition.rules.operational.appeals;
  const isAuthor = isItsAuthor(proposal, actorOf(ask));
  const decided = decideAppealFiled(
    { outcome, publishedAt, hasAppeal, timeZone: proposal.timeZone, businessDays },
    { isAuthor, reason: 'any', now: clock.now() },
  );
  if (!decided.ok) return refused(decided.error);
  const { openUntil } = decided.value;
  const given = { proposal, answer: answer ?? '', openUntil, answerDays };
  return appealPage({ ...given, typed, problems, status });
}

async function answerFiled(ask: Ask, own: Own): Promise<Answer> {
  const { proposal, house } = own;
  const typed = await readForm(ask.request);
  const parsed = parseAppeal(typed);
  if (!parsed.isSound) return shown(ask, own, { typed, problems: parsed.problems, status: 422 });
  const done = await fileAppeal(house.db, {
    ...{ proposalId: proposal.id, reason: parsed.values, actor: actorOf(ask) },
    now: house.clock.now(),
  });
  if (done.ok) return seeOther(appealPath.to(addressOf(proposal), { query: { hecho: 'apelada' } }));
  const problems = [problemOfRefusal(done.error)];
  return shown(ask, own, { typed, problems, status: statusOf(done.error) });
}
