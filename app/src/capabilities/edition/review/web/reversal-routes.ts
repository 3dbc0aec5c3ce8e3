// Taking a feasible result back: its form, and the act that waits for a second person.
import { assert } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo, parseForm, readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { normsFor } from '../../../ground/norms/index.ts';
import { proposeReversal } from '../actions/reverse-feasible.ts';
import { grounds } from '../rules/checks.ts';
import { ARTICLE_LETTERS } from '../rules/finding.ts';
import { decideReversal, REVERSAL_LETTERS, type ReversalPayload } from '../rules/reversals.ts';
import { findExamination } from '../store/examinations.ts';
import { reverseTogether } from './acts.ts';
import { type AtProposal, deskRoutesOf, onProposal, refusedAt, type Shown } from './at-desk.ts';
import { tooLong } from './forms.ts';
import { desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { reversalPage } from './reversal-page.tsx';

export function reversalRoutes(house: House): readonly Route[] {
  const reversing = deskRoutesOf(house, 'review/reverse');
  return [
    reversing.get(
      desk.reverse,
      onProposal((given) => shown(given)),
    ),
    reversing.post(desk.reverse, onProposal(answerProposed)),
  ];
}

/** The same rule that takes it says first whether it can be taken back now. */
async function shown(
  given: AtProposal,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, by, edition, number } = given;
  const examination = await findExamination(house.db, edition.id, number);
  assert(examination !== undefined, 'what was in review stays');
  const isClosed = edition.closedContestIds.includes(examination.contestId);
  const decided = decideReversal({ state: examination.state, isClosed });
  if (!decided.ok) return refusedAt(given, decided.error);
  const norms = await normsFor(house.db, by.scope.id);
  return reversalPage({ edition, examination, norms, typed, problems, status });
}

const schema = v.object({
  razon: v.pipe(
    paragraphsUpTo(REVERSAL_LETTERS, tooLong(REVERSAL_LETTERS)),
    v.nonEmpty(() => m.review_refused_reason_missing()),
  ),
  motivo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(grounds, () => m.review_refused_ground_missing()),
  ),
  norma: v.pipe(
    lineUpTo(120, tooLong(120)),
    v.nonEmpty(() => m.review_reverse_norm_missing()),
  ),
  articulo: lineUpTo(ARTICLE_LETTERS, tooLong(ARTICLE_LETTERS)),
});

async function answerProposed(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, examination } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { razon: reason, motivo: ground, norma: norm, articulo: article } = parsed.values;
  const { proposalId, number, title } = examination;
  const payload: ReversalPayload = {
    place: {
      ...{ id: edition.institutionId, slug: edition.institutionSlug },
      name: edition.institutionName,
    },
    edition: { id: edition.id, slug: edition.slug, name: edition.name },
    proposal: { id: proposalId, number, title },
    ...{ ground, reason, norm, article },
  };
  const done = await proposeReversal(house.db, by, { kind: reverseTogether, payload });
  if (done.ok) return seeOther(actPath.to({ act: done.value }));
  const problems = [problemOfRefusal(done.error)];
  return shown(given, { typed, problems, status: statusOf(done.error) });
}
