// The author's answer to a change: what would change and why, her form, and what came of it.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { isItsAuthor } from '../../proposals/index.ts';
import { answerChange } from '../actions/answer-change.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lastInstantOf } from '../rules/terms.ts';
import { listChanges } from '../store/changes.ts';
import type { Shown } from './at-desk.ts';
import { parseChangeAnswer } from './author-forms.ts';
import { changePage, receivedPage } from './change-page.tsx';
import { addressOf, type Own, ownRoutes, pageOf } from './own-routes.ts';
import { refusedPage } from './parts.tsx';
import { changePath } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

export function changeRoutes(house: House): readonly Route[] {
  return ownRoutes(house, { path: changePath, get: answerPage, post: answerAnswer });
}

async function answerPage(ask: Ask, own: Own): Promise<Answer> {
  if (ask.query.get('hecho') === 'respondido') {
    return receivedPage(own.proposal, m.review_change_received());
  }
  return shown(ask, own);
}

async function shown(
  ask: Ask,
  { proposal, house }: Own,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const change = (await listChanges(house.db, proposal.id)).find(({ answer }) => answer === null);
  const back = { label: proposal.contents.title, href: pageOf(proposal) };
  const refused = (refusal: Refusal) => refusedPage(refusal, back);
  if (change === undefined) return refused({ code: 'review/change-missing' });
  const until = lastInstantOf(proposal.timeZone, change.answerUntil);
  if (house.clock.now() > until) return refused({ code: 'review/change-over' });
  const mayAnswer = isItsAuthor(proposal, actorOf(ask));
  return changePage({ proposal, change, mayAnswer, typed, problems, status });
}

async function answerAnswer(ask: Ask, own: Own): Promise<Answer> {
  const { proposal, house } = own;
  const typed = await readForm(ask.request);
  const parsed = parseChangeAnswer(typed);
  if (!parsed.isSound) return shown(ask, own, { typed, problems: parsed.problems, status: 422 });
  const [actor, now] = [actorOf(ask), house.clock.now()];
  const done = await answerChange(house.db, { proposal, ...parsed.values, actor, now });
  return done.ok
    ? seeOther(changePath.to(addressOf(proposal), { query: { hecho: 'respondido' } }))
    : again(ask, own, typed, done.error);
}

function again(ask: Ask, own: Own, typed: Typed, refusal: Refusal): Promise<Answer> {
  const problems = [problemOfRefusal(refusal)];
  return shown(ask, own, { typed, problems, status: statusOf(refusal) });
}
