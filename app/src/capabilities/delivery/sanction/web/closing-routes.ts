// What would follow of what the body decides, before it does; and the closing of a sitting, which two people sign.
import { readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { chainOf } from '../actions/locate.ts';
import { contestsToClose, judgeAsSeen, proposeClosing } from '../actions/propose-closing.ts';
import { type Decision, outcomes } from '../rules/matter.ts';
import { draftsOf } from '../rules/standing.ts';
import {
  type AtSitting,
  deskRoute,
  mayHere,
  onSitting,
  refusedShown,
  type Shown,
  sittingAsked,
  unknown,
} from './at-desk.ts';
import { closePage } from './close-page.tsx';
import { parseText } from './desk-form.ts';
import { sanctionDesk } from './paths.ts';
import { closeTogether } from './sanction-acts.ts';
import { seeContests, seeUnder, supposed } from './sitting-effects.ts';
import { namesOf, supposePage } from './suppose-page.tsx';

const RESOLUTION_LETTERS = 40;

export function closingRoutes(house: House): readonly Route[] {
  return [
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.suppose, (given) =>
      onSitting(given, shownSupposed),
    ),
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.close, (given) =>
      onSitting(given, (at) => shownClosing(at)),
    ),
    deskRoute(house, 'post', 'sanction/close-sitting', sanctionDesk.close, (given) =>
      onSitting(given, answerProposed),
    ),
  ];
}

async function shownSupposed(at: AtSitting): Promise<Answer> {
  const drafts = at.ask.query.has('ver') ? supposedIn(at) : draftsOf(at.submission);
  const contests = contestsToClose(at);
  const seen = await Promise.all(contests.map((contest) => seeUnder(at, contest, drafts)));
  return supposePage({ at, seen });
}

/** As the address says; an amount that is none is the cost. */
function supposedIn({ ask, submission }: AtSitting): readonly Decision[] {
  const codes = new Map(submission.contests.map((one) => [one.contestId, one]));
  return submission.matters.flatMap((matter) => {
    const contest = codes.get(matter.contestId);
    if (contest === undefined) return [];
    const names = namesOf(contest, matter);
    const outcome = outcomes.find((one) => one === ask.query.get(names.outcome));
    if (outcome === undefined) return [];
    const digits = (ask.query.get(names.amount) ?? '').replaceAll(/[$\s.,]/g, '');
    const isAmount = outcome === 'approved-with-changes' && /^\d{1,13}$/.test(digits);
    return [supposed(matter.projectId, outcome, isAmount ? Number(digits) : null)];
  });
}

async function shownClosing(at: AtSitting, shown: Shown = {}): Promise<Answer> {
  const { house, submission, sitting } = at;
  const { typed = {}, problems = [], status } = shown;
  const seen = await seeContests(at);
  const recounts = new Map(
    seen.flatMap(({ contest: { contestId, recounted } }) =>
      recounted === undefined ? [] : [[contestId, recounted] as const],
    ),
  );
  const judged = await judgeAsSeen(house.db, at, recounts);
  const chain = new Set(chainOf(submission, sitting).map(({ id }) => id));
  return closePage({
    ...{ at, seen, typed, problems, status },
    drafts: draftsOf(submission).filter(({ sittingId }) => chain.has(sittingId)),
    refusal: judged.ok ? undefined : judged.error,
    mayClose: mayHere(at, 'sanction/close-sitting'),
  });
}

async function answerProposed(at: AtSitting): Promise<Answer> {
  const { house, ask, by } = at;
  const typed = await readForm(ask.request);
  const parsed = parseText(typed, 'acuerdo', RESOLUTION_LETTERS);
  if (!parsed.isSound) return shownClosing(at, { typed, problems: parsed.problems, status: 422 });
  const done = await proposeClosing(house.db, by, {
    ...sittingAsked(at, typed),
    ...{ kind: closeTogether, resolution: parsed.values },
  });
  if (done.ok) return seeOther(actPath.to({ act: done.value }, { query: { hecho: 'propuesto' } }));
  if (done.error.code === 'sanction/unknown') return unknown();
  const fields = { 'sanction/resolution-number-missing': 'acuerdo' };
  return shownClosing(at, refusedShown(typed, done.error, fields));
}
