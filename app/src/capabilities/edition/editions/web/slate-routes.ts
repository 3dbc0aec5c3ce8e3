// The breadth of each ballot at the desk, and what can be done about it: extend, join, open the vote.
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm } from '../../../../platform/http/form.ts';
import { type Answer, actorOf, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { openVoteHere } from '../actions/pass-stages.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { extendPhase } from '../rules/calendar-plan.ts';
import { contestsInForce } from '../rules/contests.ts';
import { joinContest } from '../rules/join-contest.ts';
import { opensFrom } from '../rules/phases.ts';
import { phases } from '../rules/rulebook.ts';
import { listSlate } from '../store/passages.ts';
import { type AtEdition, backTo, onEdition, refusedAt, type Shown } from './at-desk.ts';
import { desk } from './paths.ts';
import { day, optional } from './read-fields.ts';
import { refusalSentence } from './refusal-words.ts';
import { slatePage } from './slate-page.tsx';
import { refusedForm } from './version-routes.ts';

export function slateRoutes(house: House): readonly Route[] {
  const at = (answer: (given: AtEdition) => Promise<Answer>) => onEdition(house, answer);
  const editing = { audience: { act: 'editions/edit' }, method: 'post' } as const;
  return [
    route({
      audience: { act: 'editions/see-desk' },
      method: 'get',
      path: desk.slate,
      answer: at((given) => shownSlate(given)),
    }),
    route({ ...editing, path: desk.slate, answer: at(answerJoin) }),
    route({ ...editing, path: desk.extend, answer: at(answerExtend) }),
    route({
      audience: { act: 'editions/open-vote' },
      method: 'post',
      path: desk.open,
      answer: at(answerOpen),
    }),
  ];
}

async function shownSlate(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, by, edition } = given;
  if (edition.rules === undefined) return refusedAt(given, { code: 'editions/not-published' });
  return slatePage({
    at: given,
    rules: edition.rules,
    contests: contestsInForce(edition.rules, edition.contests),
    slate: await listSlate(house.db, edition.id),
    mayEdit: mayDo(permissions['editions/edit'], actorOf(ask).grants, by.scope),
    typed,
    problems,
    status,
  });
}

async function answerJoin(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, draft } = given;
  const typed = await readForm(ask.request);
  const from = typed.concurso ?? '';
  const field = `con-${from}`;
  const rules = joinContest(draft.rules, from, typed[field] ?? '');
  if (rules === undefined) {
    const problems = [{ field, message: m.editions_choose_one() }];
    return shownSlate(given, { typed, problems, status: 422 });
  }
  const edit = { editionId: edition.id, rules, seen: draft.seen, part: 'concursos' };
  const saved = await saveDraft(house.db, by, edit);
  return saved.ok ? backTo(given, 'unida') : shownSlate(given, refusedForm(saved.error));
}

const extension = v.object({
  fase: v.pipe(
    optional(),
    v.picklist(phases, () => m.editions_choose_one()),
  ),
  hasta: v.pipe(
    day(),
    v.check(
      (found) => found !== undefined,
      () => m.editions_day_wrong(),
    ),
  ),
});

async function answerExtend(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, draft } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(extension, typed);
  if (!parsed.isSound) {
    return shownSlate(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { fase, hasta = '' } = parsed.values;
  const { operational } = draft.rules;
  const extended = extendPhase(operational.calendar, fase, hasta);
  if (!extended.ok) {
    const problems = [{ field: 'hasta', message: refusalSentence(extended.error) }];
    return shownSlate(given, { typed, problems, status: 422 });
  }
  const rules = { ...draft.rules, operational: { ...operational, calendar: extended.value } };
  const edit = { editionId: edition.id, rules, seen: draft.seen, part: 'calendario' };
  const saved = await saveDraft(house.db, by, edit);
  return saved.ok ? backTo(given, 'alargada') : shownSlate(given, refusedForm(saved.error));
}

async function answerOpen(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const contest = edition.contests.find(({ code }) => code === ask.params.contest);
  if (contest === undefined) return refusedAt(given, { code: 'editions/contest-unknown' });
  const from = opensFrom(edition.rules?.operational.calendar ?? [], given.today);
  if (from !== undefined) {
    return shownSlate(given, refusedForm({ code: 'editions/vote-not-yet', from }));
  }
  const asked = { editionId: edition.id, contestId: contest.id };
  const opened = await openVoteHere(house.db, by, asked);
  return opened.ok ? backTo(given, 'abierta') : shownSlate(given, refusedForm(opened.error));
}
