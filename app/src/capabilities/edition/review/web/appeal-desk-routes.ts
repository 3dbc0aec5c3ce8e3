// Appeals at the desk: their list, one of them, and its decision with its document.
import { assert } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo, parseForm, readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { normsFor } from '../../../ground/norms/index.ts';
import { decideAppeal } from '../actions/decide-appeal.ts';
import { APPEAL_ANSWER_LETTERS, appealOutcomes } from '../rules/appeals.ts';
import { ARTICLE_LETTERS } from '../rules/finding.ts';
import { findAppeal, listAppeals } from '../store/appeals.ts';
import { findExamination } from '../store/examinations.ts';
import { writeDecision } from './appeal-blocks.ts';
import { appealDeskPage } from './appeal-desk-page.tsx';
import { appealsPage } from './appeals-page.tsx';
import {
  type AtDesk,
  type AtProposal,
  deskRoutesOf,
  mayHere,
  onProposal,
  placeOf,
  refusedAt,
  type Shown,
} from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { tooLong } from './forms.ts';
import { desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

export function appealDeskRoutes(house: House): readonly Route[] {
  const coordinating = deskRoutesOf(house, 'review/coordinate');
  return [
    coordinating.get(desk.appeals, answerList),
    coordinating.get(
      desk.appeal,
      onProposal((given) => shown(given)),
    ),
    deskRoutesOf(house, 'review/decide-appeal').post(desk.appeal, onProposal(answerDecided)),
  ];
}

async function answerList({ house, ask, by, edition, today }: AtDesk): Promise<Answer> {
  const appeals = await listAppeals(house.db, edition.id);
  const { personId } = by.actor;
  return appealsPage({ edition, appeals, personId, today, done: doneWords(ask.query) });
}

async function shown(
  given: AtProposal,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, by, edition, number, today } = given;
  const { db } = house;
  const examination = await findExamination(db, edition.id, number);
  assert(examination !== undefined, 'what was in review stays');
  const [appeal, norms] = await Promise.all([
    findAppeal(db, examination.proposalId),
    normsFor(db, by.scope.id),
  ]);
  if (appeal === undefined) return refusedAt(given, { code: 'review/appeal-missing' });
  const mayDecide =
    mayHere(given, 'review/decide-appeal') && !appeal.tookPart.includes(by.actor.personId);
  return appealDeskPage({
    ...{ edition, examination, appeal, norms, mayDecide, today, typed, problems, status },
  });
}

const schema = v.object({
  resultado: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(appealOutcomes, () => m.review_refused_choice_missing()),
  ),
  respuesta: paragraphsUpTo(APPEAL_ANSWER_LETTERS, tooLong(APPEAL_ANSWER_LETTERS)),
  norma: lineUpTo(120, tooLong(120)),
  articulo: lineUpTo(ARTICLE_LETTERS, tooLong(ARTICLE_LETTERS)),
});

async function answerDecided(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, number } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { resultado: outcome, respuesta: answer, norma: norm, articulo: article } = parsed.values;
  const { db, publicUrl, isProduction } = house;
  const site = { publicUrl, isDemonstration: !isProduction };
  const deciding = { number, outcome, answer, norm, article };
  const asked = { editionId: edition.id, deciding, write: writeDecision };
  const done = await decideAppeal(db, site, by, asked);
  if (done.ok) {
    return seeOther(desk.appeals.to(placeOf(edition), { query: { hecho: 'apelacion' } }));
  }
  const problems = [problemOfRefusal(done.error)];
  return shown(given, { typed, problems, status: statusOf(done.error) });
}
