// A sitting at the desk: opened, noted, suspended and resumed.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { labelOf, normsFor } from '../../../ground/norms/index.ts';
import { amendSitting } from '../actions/amend-sitting.ts';
import { openSitting } from '../actions/open-sitting.ts';
import { recordPresence } from '../actions/record-presence.ts';
import { resumeSitting } from '../actions/resume-sitting.ts';
import { suspendSitting } from '../actions/suspend-sitting.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readBody } from '../store/bodies.ts';
import type { Submission } from '../store/submissions.ts';
import {
  type AtDesk,
  type AtSitting,
  askedOf,
  deskRoute,
  mayHere,
  onSitting,
  refusedShown,
  type Shown,
  sittingAsked,
  unknown,
} from './at-desk.ts';
import { parseResumed, parseSitting, parseText, presentIn } from './desk-form.ts';
import { doneOf, refusedSanction } from './desk-parts.tsx';
import { openSittingPage } from './open-sitting-page.tsx';
import { sanctionDesk } from './paths.ts';
import { seeContests } from './sitting-effects.ts';
import type { NormsOffered } from './sitting-fields.tsx';
import { sittingPage } from './sitting-page.tsx';

const SUSPENDED_LETTERS = 1000;

export function sittingRoutes(house: House): readonly Route[] {
  const record = (path: Route['path'], answer: (at: AtSitting) => Promise<Answer>) =>
    deskRoute(house, 'post', 'sanction/record', path, (given) => onSitting(given, answer));
  return [
    deskRoute(house, 'get', 'sanction/record', sanctionDesk.open, (given) =>
      onSubmission(given, given.ask.query.get('presentacion'), (one) => shownOpening(given, one)),
    ),
    deskRoute(house, 'post', 'sanction/record', sanctionDesk.open, answerOpened),
    deskRoute(house, 'get', 'sanction/see-desk', sanctionDesk.sitting, (given) =>
      onSitting(given, (at) => shownSitting(at)),
    ),
    record(sanctionDesk.presence, answerPresence),
    record(sanctionDesk.amend, answerAmended),
    record(sanctionDesk.suspend, answerSuspended),
    record(sanctionDesk.resume, answerResumed),
  ];
}

/** The one of this number; the last one where none is said. */
async function onSubmission(
  given: AtDesk,
  number: string | null | undefined,
  answer: (submission: Submission) => Promise<Answer>,
): Promise<Answer> {
  const { submissions } = given;
  const found = number
    ? submissions.find((one) => String(one.number) === number)
    : submissions.at(-1);
  return found === undefined ? unknown() : answer(found);
}

async function normsOffered({ house, by }: AtDesk): Promise<NormsOffered> {
  return (await normsFor(house.db, by.scope.id)).map((norm) => ({
    code: norm.code,
    label: `${labelOf(norm)}: ${norm.title}`,
  }));
}

async function shownOpening(
  given: AtDesk,
  submission: Submission,
  shown: Shown = {},
): Promise<Answer> {
  const { house, by, edition, today } = given;
  const body = await readBody(house.db, by.scope.id, today);
  if (body === undefined) return refusedSanction({ code: 'sanction/body-not-set' });
  const norms = await normsOffered(given);
  return openSittingPage({ ...shown, edition, submission, body, norms, today });
}

const fieldsOfSitting: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'sanction/sitting-ahead': 'dia',
  'sanction/sitting-too-early': 'dia',
  'sanction/term-over': 'dia',
  'sanction/quorum-below-body': 'quorum',
};

async function answerOpened(given: AtDesk): Promise<Answer> {
  const typed = await readForm(given.ask.request);
  return onSubmission(given, typed.presentacion, async (submission) => {
    const parsed = parseSitting(typed);
    if (!parsed.isSound) {
      return shownOpening(given, submission, { typed, problems: parsed.problems, status: 422 });
    }
    const { house, by } = given;
    const asked = { ...askedOf(given), submissionId: submission.id, facts: parsed.values };
    const done = await openSitting(house.db, by, asked);
    if (done.ok) return toSitting(given, done.value, 'abierta');
    return shownOpening(given, submission, refusedShown(typed, done.error, fieldsOfSitting));
  });
}

const doneWords = {
  abierta: m.sanction_desk_done_opened,
  asistencia: m.sanction_desk_done_presence,
  datos: m.sanction_desk_done_amended,
  suspendida: m.sanction_desk_done_suspended,
  reanudada: m.sanction_desk_done_resumed,
};

function toSitting(given: AtDesk, sitting: string, hecho: keyof typeof doneWords): Response {
  return seeOther(sanctionDesk.sitting.to({ ...askedOf(given), sitting }, { query: { hecho } }));
}

async function shownSitting(at: AtSitting, shown: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [], status } = shown;
  return sittingPage({
    ...{ at, typed, problems, status },
    seen: await seeContests(at),
    norms: await normsOffered(at),
    mayRecord: mayHere(at, 'sanction/record'),
    done: doneOf(doneWords, at.ask.query.get('hecho')),
  });
}

function refusedSitting(
  at: AtSitting,
  typed: Typed,
  refusal: Refusal,
  field = '',
): Promise<Answer> {
  const fields = { ...fieldsOfSitting, [refusal.code]: fieldsOfSitting[refusal.code] ?? field };
  return shownSitting(at, refusedShown(typed, refusal, fields));
}

async function answerPresence(at: AtSitting): Promise<Answer> {
  const { house, ask, by } = at;
  const typed = await readForm(ask.request);
  const asked = { ...sittingAsked(at, typed), present: presentIn(typed) };
  const done = await recordPresence(house.db, by, asked);
  return done.ok
    ? toSitting(at, at.sitting.id, 'asistencia')
    : refusedSitting(at, typed, done.error);
}

async function answerAmended(at: AtSitting): Promise<Answer> {
  const { house, ask, by } = at;
  const typed = await readForm(ask.request);
  const parsed = parseSitting(typed);
  if (!parsed.isSound) return shownSitting(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), facts: parsed.values };
  const done = await amendSitting(house.db, by, asked);
  return done.ok ? toSitting(at, at.sitting.id, 'datos') : refusedSitting(at, typed, done.error);
}

async function answerSuspended(at: AtSitting): Promise<Answer> {
  const { house, ask, by } = at;
  const typed = await readForm(ask.request);
  const parsed = parseText(typed, 'suspende', SUSPENDED_LETTERS);
  if (!parsed.isSound) return shownSitting(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), reason: parsed.values };
  const done = await suspendSitting(house.db, by, asked);
  if (done.ok) return toSitting(at, at.sitting.id, 'suspendida');
  const isReason = done.error.code === 'sanction/suspension-without-reason';
  return refusedSitting(at, typed, done.error, isReason ? 'suspende' : '');
}

async function answerResumed(at: AtSitting): Promise<Answer> {
  const { house, ask, by } = at;
  const typed = await readForm(ask.request);
  const parsed = parseResumed(typed);
  if (!parsed.isSound) return shownSitting(at, { typed, problems: parsed.problems, status: 422 });
  const asked = { ...sittingAsked(at, typed), ...parsed.values };
  const done = await resumeSitting(house.db, by, asked);
  return done.ok ? toSitting(at, done.value, 'reanudada') : refusedSitting(at, typed, done.error);
}
