// One project at the desk of a sitting: decided, voted, and a vote corrected; saved one at a time.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { correctVote } from '../actions/correct-vote.ts';
import { draftDecision } from '../actions/draft-decision.ts';
import { recordCasting } from '../actions/record-casting.ts';
import { recordVotes } from '../actions/record-votes.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type AtProject,
  deskRoute,
  mayHere,
  onProject,
  refusedShown,
  type Shown,
  sittingAsked,
  unknown,
} from './at-desk.ts';
import {
  fieldsOfDecision,
  parseCasting,
  parseCorrection,
  parseDecision,
  parseVotes,
  votingIn,
} from './decision-form.ts';
import { doneOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { projectPage } from './project-page.tsx';
import { type EffectsOfProject, hereOf } from './project-parts.ts';
import { changeOf, seeContests, supposed } from './sitting-effects.ts';

export function decisionRoutes(house: House): readonly Route[] {
  const record = (path: Route['path'], answer: (at: AtProject) => Promise<Answer>) =>
    deskRoute(house, 'post', 'sanction/record', path, (given) => onProject(given, answer));
  return [
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.project, (given) =>
      onProject(given, (at) => shownProject(at)),
    ),
    record(sanctionDesk.project, answerDecided),
    record(sanctionDesk.votes, answerVoted),
    record(sanctionDesk.correct, answerCorrected),
    record(sanctionDesk.casting, answerCasting),
  ];
}

const doneWords = {
  decision: m.sanction_desk_done_decision,
  votos: m.sanction_desk_done_votes,
  corregido: m.sanction_desk_done_corrected,
  dirimido: m.sanction_desk_done_casting,
};

async function shownProject(at: AtProject, shown: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [], status } = shown;
  return projectPage({
    ...{ at, typed, problems, status },
    effects: await effectsFor(at),
    mayRecord: mayHere(at, 'sanction/record'),
    done: doneOf(doneWords, at.ask.query.get('hecho')),
  });
}

async function effectsFor(at: AtProject): Promise<EffectsOfProject> {
  const { ask, contest, matter } = at;
  const seen = (await seeContests(at)).find((one) => one.contest.contestId === contest.contestId);
  if (seen === undefined) {
    return { ifApproved: undefined, ifRejected: undefined, ifChanged: undefined };
  }
  const { projectId } = matter;
  const digits = (ask.query.get('supuesto') ?? '').replaceAll(/[$\s.,]/g, '');
  const amountClp = /^\d{1,13}$/.test(digits) ? Number(digits) : 0;
  const ofOutcome = (outcome: 'approved' | 'rejected') =>
    changeOf(at, seen, supposed(projectId, outcome));
  const changed = () => changeOf(at, seen, supposed(projectId, 'approved-with-changes', amountClp));
  return {
    ifApproved: await ofOutcome('approved'),
    ifRejected: await ofOutcome('rejected'),
    ifChanged: amountClp === 0 ? undefined : { amountClp, change: await changed() },
  };
}

function toProject(at: AtProject, hecho: keyof typeof doneWords): Response {
  return seeOther(sanctionDesk.project.to(hereOf(at), { query: { hecho } }));
}

async function answerDecided(at: AtProject): Promise<Answer> {
  const { house, ask, by, matter } = at;
  const typed = await readForm(ask.request);
  const parsed = parseDecision(typed, matter.projectId);
  if (!parsed.isSound) return shownProject(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), decision: parsed.values };
  const done = await draftDecision(house.db, by, asked);
  return done.ok ? toProject(at, 'decision') : refused(at, typed, done.error, fieldsOfDecision);
}

async function answerVoted(at: AtProject): Promise<Answer> {
  const { house, ask, by, matter, sitting } = at;
  const typed = await readForm(ask.request);
  const parsed = parseVotes(typed, sitting);
  if (!parsed.isSound) return shownProject(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), projectId: matter.projectId, ...parsed.values };
  const done = await recordVotes(house.db, by, asked);
  return done.ok
    ? toProject(at, 'votos')
    : refused(at, typed, done.error, fieldsOfVotes(at, done.error));
}

/** At the member whose vote it is. */
function fieldsOfVotes({ sitting }: AtProject, refusal: Refusal) {
  const of = (name: string) => votingIn(sitting).find((one) => one.name === name)?.id ?? '';
  switch (refusal.code) {
    case 'sanction/interest-missing':
      return { [refusal.code]: `interes-${of(refusal.name)}` };
    case 'sanction/absent-votes':
      return { [refusal.code]: `voto-${of(refusal.name)}` };
    default:
      return {};
  }
}

const fieldsOfCorrection = {
  'sanction/correction-without-reason': 'porque',
  'sanction/interest-missing': 'interes',
  'sanction/nothing-corrected': 'voto',
};

async function answerCorrected(at: AtProject): Promise<Answer> {
  const { house, ask, by, matter } = at;
  const typed = await readForm(ask.request);
  const parsed = parseCorrection(typed);
  if (!parsed.isSound) return shownProject(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), projectId: matter.projectId, ...parsed.values };
  const done = await correctVote(house.db, by, asked);
  return done.ok ? toProject(at, 'corregido') : refused(at, typed, done.error, fieldsOfCorrection);
}

async function answerCasting(at: AtProject): Promise<Answer> {
  const { house, ask, by, matter } = at;
  const typed = await readForm(ask.request);
  const castingBy = parseCasting(typed);
  const asked = { ...sittingAsked(at, typed), projectId: matter.projectId, castingBy };
  const done = await recordCasting(house.db, by, asked);
  return done.ok ? toProject(at, 'dirimido') : refused(at, typed, done.error, {});
}

async function refused(
  at: AtProject,
  typed: Typed,
  refusal: Refusal,
  fields: Parameters<typeof refusedShown>[2],
): Promise<Answer> {
  if (refusal.code === 'sanction/unknown') return unknown();
  return shownProject(at, refusedShown(typed, refusal, fields));
}
