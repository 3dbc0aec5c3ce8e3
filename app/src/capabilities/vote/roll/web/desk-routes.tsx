// The desk at a table, on-line: each step is sent by itself and answered with how it stands now. No address names a person.
import { lineOf } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Page, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { mayDo, parseRun, permissions, type Run } from '../../../ground/people/rules/index.ts';
import { decideCover, writeCover } from '../actions/decide-cover.ts';
import { endCard, makeCard } from '../actions/desk-cards.ts';
import { addAtDesk, findByRun, markAtDesk, voidMark } from '../actions/mark-at-desk.ts';
import { deskHoursOf } from '../actions/sealed-election.ts';
import { handOver, makeSlips } from '../actions/slips.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countCovers, listCards, listCovers } from '../store/desks.ts';
import { readElection } from '../store/elections.ts';
import { countSlips } from '../store/slips.ts';
import { COVERS_PAGE, deskPage, reasonField } from './desk-page.tsx';
import { type AtDesk, atDesk, refusedPage } from './parts.tsx';
import { tableDesk } from './paths.ts';
import { cardPage, slipsPage } from './print-pages.tsx';
import { problemOf, refusalStatus, sentenceOf } from './refusal-words.ts';

const REASON_LENGTH = 500;
const LABEL_LENGTH = 80;
const COVERS_A_PAGE = 20;
/** On one page that a printer takes in one go. */
const SLIPS_AT_ONCE = 500;

export function deskRoutes(house: House): readonly Route[] {
  const work = { act: 'roll/work-at-desk' } as const;
  const keep = { act: 'roll/keep-desk' } as const;
  const post = (
    path: Route['path'],
    answer: (at: AtDesk, typed: Typed) => Promise<Answer>,
    audience: Route['audience'] = work,
  ) =>
    route({
      audience,
      method: 'post',
      path,
      answer: atTable(house, async (at) => answer(at, await readForm(at.ask.request))),
    });
  return [
    route({
      audience: work,
      method: 'get',
      path: tableDesk.table,
      answer: atTable(house, (at) => shown(at)),
    }),
    post(tableDesk.find, answerFind),
    post(tableDesk.mark, onRun(answerMark)),
    post(tableDesk.add, onRun(answerAdd)),
    post(tableDesk.void, onRun(answerVoid)),
    post(tableDesk.cover, onRun(answerCover)),
    post(tableDesk.slip, onRun(answerSlip)),
    post(tableDesk.decide, answerDecide),
    post(tableDesk.slips, answerSlips, keep),
    post(tableDesk.cards, answerCards, keep),
    post(tableDesk.revoke, answerRevoke, keep),
  ];
}

/** Where the roll was prepared: before, there is nobody to be marked. */
function atTable(house: House, answer: (at: AtDesk) => Promise<Answer>) {
  return atDesk(house, async (at) => {
    const kept = await readElection(at.house.roll.db, at.election.id);
    return kept === undefined
      ? refusedPage(sentenceOf({ code: 'roll/not-frozen' }), 409)
      : answer(at);
  });
}

interface Shown {
  readonly run?: Run;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done?: string;
}

async function shown({ house, ask, election, by }: AtDesk, said: Shown = {}): Promise<Answer> {
  const { run, typed = {}, problems = [], status, done } = said;
  const { db } = house.roll;
  const page = askedPage(ask.query, COVERS_PAGE);
  const paged = pagedOf(await countCovers(db, election.id), page, COVERS_A_PAGE);
  return deskPage({
    election,
    found: run === undefined ? undefined : { run, voter: await findByRun(house, election.id, run) },
    covers: await listCovers(db, election.id, paged),
    paged,
    cards: await listCards(db, election.id),
    slips: await countSlips(db, election.id),
    hours: deskHoursOf(election, by.now),
    mayKeep: mayDo(permissions['roll/keep-desk'], by.actor.grants, by.scope),
    ...{ typed, problems, status, done },
  });
}

function refused(at: AtDesk, refusal: Refusal, said: Shown): Promise<Answer> {
  return shown(at, { ...said, problems: [problemOf(refusal)], status: refusalStatus(refusal) });
}

type OnRun = (at: AtDesk, run: Run, typed: Typed) => Promise<Answer>;

function onRun(answer: OnRun) {
  return async (at: AtDesk, typed: Typed): Promise<Answer> => {
    const run = parseRun(typed.run);
    return run === undefined
      ? refused(at, { code: 'roll/run-wrong' }, { typed })
      : answer(at, run, typed);
  };
}

const answerFind = onRun((at, run) => shown(at, { run }));

async function answerMark(at: AtDesk, run: Run): Promise<Answer> {
  const marked = await markAtDesk({ both: at.house, election: at.election, by: at.by }, run);
  return marked.ok
    ? shown(at, { run, done: m.roll_done_marked() })
    : refused(at, marked.error, { run });
}

async function answerAdd(at: AtDesk, run: Run, typed: Typed): Promise<Answer> {
  const given = { run, style: typed.estilo ?? '' };
  const added = await addAtDesk({ both: at.house, election: at.election, by: at.by }, given);
  return added.ok
    ? shown(at, { run, done: m.roll_done_added() })
    : refused(at, added.error, { run, typed });
}

async function answerVoid(at: AtDesk, run: Run, typed: Typed): Promise<Answer> {
  const card = (which: '1' | '2') => ({
    code: typed[`tarjeta-${which}`] ?? '',
    pin: typed[`pin-${which}`] ?? '',
  });
  const given = { run, cards: [card('1'), card('2')], reason: reasonOf(typed) } as const;
  const isVoid = await voidMark({ both: at.house, election: at.election, by: at.by }, given);
  return isVoid.ok
    ? shown(at, { run, done: m.roll_done_void() })
    : refused(at, isVoid.error, { run, typed });
}

function reasonOf({ razon = '' }: Typed): string {
  return lineOf(razon).slice(0, REASON_LENGTH);
}

/** What a cover may be called, as it is written on it. */
function coverOf({ sobre = '' }: Typed): string | undefined {
  const number = sobre.trim().toUpperCase();
  return /^[A-Z0-9-]{1,20}$/.test(number) ? number : undefined;
}

async function answerCover(at: AtDesk, run: Run, typed: Typed): Promise<Answer> {
  const number = coverOf(typed);
  if (number === undefined) {
    const problems = [{ field: 'sobre', message: m.roll_desk_cover_number_wrong() }];
    return shown(at, { run, typed, problems, status: 422 });
  }
  const given = { number, run, style: typed.estilo ?? '' };
  const written = await writeCover(at.house, at.election, at.by, given);
  return written.ok
    ? shown(at, { done: m.roll_done_cover() })
    : refused(at, written.error, { run, typed });
}

async function answerDecide(at: AtDesk, typed: Typed): Promise<Answer> {
  const number = coverOf(typed) ?? '';
  const decided = await decideCover(at.house, at.election, at.by, {
    number,
    isIn: typed.decision === 'entra',
    reason: reasonOf(typed),
  });
  if (decided.ok) return shown(at, { done: m.roll_done_cover_decided() });
  const problem = problemOf(decided.error);
  const field = problem.field === 'razon' ? reasonField(number) : problem.field;
  const problems = [{ ...problem, field }];
  return shown(at, { typed, problems, status: refusalStatus(decided.error) });
}

async function answerSlip(at: AtDesk, run: Run, typed: Typed): Promise<Answer> {
  const number = Number(typed.numero);
  const given = { run, number: Number.isSafeInteger(number) && number < 1e9 ? number : 0 };
  const isGiven = await handOver(at.house, at.election, at.by, given);
  return isGiven.ok
    ? shown(at, { run, done: m.roll_done_slip() })
    : refused(at, isGiven.error, { run, typed });
}

async function answerSlips(at: AtDesk, typed: Typed): Promise<Answer> {
  const count = Number(typed.cantidad);
  const isSound = Number.isInteger(count) && count >= 1 && count <= SLIPS_AT_ONCE;
  const { house, election } = at;
  if (election.state === 'closed' || election.state === 'counted')
    return refusedPage(m.roll_refused_over(), 409);
  if (!isSound) {
    const message = m.roll_slips_count_wrong({ limit: SLIPS_AT_ONCE });
    return shown(at, { typed, problems: [{ field: 'cantidad', message }], status: 422 });
  }
  const slips = await makeSlips(house.roll, election.id, count);
  return slipsPage({ election, slips, publicUrl: house.publicUrl });
}

async function answerCards(at: AtDesk, typed: Typed): Promise<Answer> {
  const label = lineOf(typed.mesa ?? '').slice(0, LABEL_LENGTH);
  if (label === '') {
    const problems = [{ field: 'mesa', message: m.roll_cards_table_missing() }];
    return shown(at, { typed, problems, status: 422 });
  }
  const card = await makeCard(at.house, at.election.id, at.by, label);
  return cardPage({ election: at.election, card });
}

async function answerRevoke(at: AtDesk, typed: Typed): Promise<Answer> {
  const number = Number(typed.tarjeta);
  const ended = await endCard(
    at.house,
    at.election.id,
    at.by,
    Number.isSafeInteger(number) && number < 1e9 ? number : 0,
  );
  return ended.ok
    ? shown(at, { done: m.roll_done_revoked() })
    : refused(at, ended.error, { typed });
}
