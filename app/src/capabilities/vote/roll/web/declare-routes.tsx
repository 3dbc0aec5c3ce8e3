// Declarations of residence and one's own right: what a resident says of herself, and what the team decides about it.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  lineUpTo,
  paragraphsUpTo,
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { inBothLocales, readRun } from '../../../ground/people/index.ts';
import { formatRun, maskRun, type Run } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  decideDeclaration,
  declareResidence,
  openDeclaration,
  openEvidence,
  withdrawDeclaration,
} from '../actions/declare.ts';
import { openVoter } from '../actions/make-voter.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { stylesOf } from '../actions/sealed-election.ts';
import { tellVoter } from '../actions/tell-voter.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type Declaration,
  declarationsOf,
  listWaiting,
  readDeclaration,
} from '../store/declarations.ts';
import { vrefOf } from '../store/voters.ts';
import { decidePage, declarationsPage, declarePage } from './declare-pages.tsx';
import { myRightPage } from './my-right-page.tsx';
import {
  type AtDesk,
  atDesk,
  deskParams,
  type OfElection,
  onAnyElection,
  onElection,
  refusedPage,
} from './parts.tsx';
import { evidencePath, myRightPath, padronDesk, publicPaths } from './paths.ts';
import { problemOf, refusalStatus, sentenceOf } from './refusal-words.ts';

const LISTED = 200;
const ADDRESS_LENGTH = 200;
const REASON_LENGTH = 1000;

export function declareRoutes(house: House): readonly Route[] {
  const own = { audience: { act: 'roll/see-own-right' }, method: 'get' } as const;
  const declare = { act: 'roll/declare' } as const;
  const decide = { act: 'roll/decide-declaration' } as const;
  return [
    route({ ...own, path: myRightPath, answer: onElection(house, answerMyRight) }),
    route({ ...own, path: evidencePath, answer: onAnyElection(house, answerOwnEvidence) }),
    route({
      audience: declare,
      method: 'get',
      path: publicPaths.declare,
      answer: onAnyElection(house, ({ election }) =>
        declarePage({ election, typed: {}, problems: [] }),
      ),
    }),
    route({
      audience: declare,
      method: 'post',
      path: publicPaths.declare,
      maxBodyBytes: fileLimits.pdfBytes + 64 * 1024,
      answer: onAnyElection(house, answerDeclare),
    }),
    route({
      audience: declare,
      method: 'post',
      path: publicPaths.withdraw,
      answer: onAnyElection(house, answerWithdraw),
    }),
    route({
      audience: decide,
      method: 'get',
      path: padronDesk.declarations,
      answer: atDesk(house, answerWaiting),
    }),
    route({
      audience: decide,
      method: 'get',
      path: padronDesk.declaration,
      answer: atDesk(house, (at) => onDeclaration(at, (one) => decideForm(at, one))),
    }),
    route({
      audience: decide,
      method: 'post',
      path: padronDesk.declaration,
      answer: atDesk(house, (at) => onDeclaration(at, (one) => answerDecide(at, one))),
    }),
    route({
      audience: decide,
      method: 'get',
      path: padronDesk.evidence,
      answer: atDesk(house, (at) => onDeclaration(at, (one) => evidenceOf(at, one))),
    }),
  ];
}

async function ownRun({ house, ask }: OfElection): Promise<Run | undefined> {
  return readRun(house.db, house.keys, actorOf(ask).personId);
}

/** Only of whoever is signed in: no address names another's right. */
async function answerMyRight(at: OfElection): Promise<Answer> {
  const { house, election } = at;
  const run = await ownRun(at);
  const voter = run && (await findByRun(house, election.id, run));
  const declarations =
    run === undefined
      ? []
      : await declarationsOf(house.roll.db, election.id, vrefOf(house.roll.keys, election.id, run));
  return myRightPage({
    election,
    voter: voter?.state === null ? undefined : voter,
    salt: voter && openVoter(house.roll.keys, election.id, voter)?.salt,
    declarations,
    styleName: stylesOf(election).find(({ id }) => id === voter?.style)?.name ?? '',
  });
}

/** One that is not hers is not there. */
async function ownDeclaration(at: OfElection): Promise<Declaration | undefined> {
  const { house, ask, election } = at;
  const run = await ownRun(at);
  const { declaration = '' } = ask.params;
  if (run === undefined || !isUuid(declaration)) return undefined;
  const one = await readDeclaration(house.roll.db, election.id, declaration);
  return one?.vref.equals(vrefOf(house.roll.keys, election.id, run)) === true ? one : undefined;
}

async function answerOwnEvidence(at: OfElection): Promise<Answer> {
  const one = await ownDeclaration(at);
  return one === undefined ? refusedPage(m.roll_refused_unknown()) : evidenceOf(at, one);
}

async function evidenceOf({ house, election }: OfElection, one: Declaration): Promise<Answer> {
  const bytes = await openEvidence(house, election.id, one.id);
  if (bytes === undefined) return refusedPage(m.roll_refused_unknown());
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': one.evidenceType ?? 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

const declaring = v.object({
  direccion: v.pipe(
    lineUpTo(ADDRESS_LENGTH, () => m.roll_declare_address_too_long({ limit: ADDRESS_LENGTH })),
    v.nonEmpty(() => m.roll_declare_address_missing()),
  ),
});

async function answerDeclare(at: OfElection): Promise<Answer> {
  const { house, ask, election } = at;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const again = (problems: readonly FieldProblem[], status: Page['status'] = 422) =>
    declarePage({ election, typed, problems, status });
  const parsed = parseForm(declaring, typed);
  if (!parsed.isSound) return again(parsed.problems);
  const run = await ownRun(at);
  if (run === undefined) return again([problemOf({ code: 'roll/without-run' })], 403);
  const declared = await declareResidence(house, election, {
    run,
    style: typed.estilo ?? '',
    address: parsed.values.direccion,
    hasAcknowledged: typed.acuse === 'si',
    evidence: form.file('respaldo'),
    today: dayIn(election.timeZone, house.clock.now()),
  });
  if (declared.ok) return seeOther(myRightOf(at));
  const { error } = declared;
  if (error.code === 'roll/evidence')
    return again([{ field: 'respaldo', message: fileRefusalSentence(error.refusal) }]);
  return again([problemOf(error)], refusalStatus(error));
}

/** Where she follows it: before the opening, the declaration itself says what it is. */
function myRightOf({ election }: OfElection): string {
  return election.manifest === null
    ? publicPaths.declare.to({ election: election.id })
    : myRightPath.to({ election: election.id });
}

async function answerWithdraw(at: OfElection): Promise<Answer> {
  const one = await ownDeclaration(at);
  if (one === undefined) return refusedPage(m.roll_refused_unknown());
  const withdrawn = await withdrawDeclaration(at.house, at.election.id, one.id);
  return withdrawn.ok
    ? seeOther(myRightOf(at))
    : refusedPage(sentenceOf(withdrawn.error), refusalStatus(withdrawn.error));
}

const done: Readonly<Record<string, () => string>> = {
  aceptada: m.roll_done_declaration_accepted,
  rechazada: m.roll_done_declaration_rejected,
};

async function answerWaiting({ house, ask, election }: AtDesk): Promise<Answer> {
  const waiting = await listWaiting(house.roll.db, election.id, LISTED);
  return declarationsPage({
    election,
    waiting: waiting.map((one) => {
      const { run } = openDeclaration(house, one);
      return { ...one, masked: run === undefined ? '' : maskRun(run) };
    }),
    done: done[ask.query.get('hecho') ?? '']?.(),
  });
}

async function onDeclaration(
  { house, ask, election }: AtDesk,
  answer: (one: Declaration) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { declaration = '' } = ask.params;
  const one = isUuid(declaration)
    ? await readDeclaration(house.roll.db, election.id, declaration)
    : undefined;
  return one === undefined ? refusedPage(m.roll_refused_unknown()) : answer(one);
}

function decideForm(
  { house, election }: AtDesk,
  one: Declaration,
  said: { typed: Typed; problems: readonly FieldProblem[]; status?: Page['status'] } = {
    typed: {},
    problems: [],
  },
): Answer {
  const { run, address = '' } = openDeclaration(house, one);
  return decidePage({
    ...{ election, one, address },
    run: run === undefined ? '' : formatRun(run),
    ...said,
  });
}

const deciding = v.object({
  razon: paragraphsUpTo(REASON_LENGTH, () => m.roll_reason_too_long({ limit: REASON_LENGTH })),
});

async function answerDecide(at: AtDesk, one: Declaration): Promise<Answer> {
  const { house, ask, election, by } = at;
  const typed = await readForm(ask.request);
  const parsed = parseForm(deciding, typed);
  if (!parsed.isSound)
    return decideForm(at, one, { typed, problems: parsed.problems, status: 422 });
  const isAccepted = typed.decision === 'aceptar';
  const decided = await decideDeclaration(house, election, by, {
    ...{ id: one.id, isAccepted, reason: parsed.values.razon },
    today: dayIn(election.timeZone, by.now),
  });
  if (!decided.ok) return refusedDecision(at, one, typed, decided.error);
  await tellDeclarant(at, decided.value, isAccepted);
  const query = { hecho: isAccepted ? 'aceptada' : 'rechazada' };
  return seeOther(padronDesk.declarations.to(deskParams(election), { query }));
}

function refusedDecision(at: AtDesk, one: Declaration, typed: Typed, refusal: Refusal): Answer {
  const problems = [problemOf(refusal)];
  return decideForm(at, one, { typed, problems, status: refusalStatus(refusal) });
}

/** She is told what was decided, and finds the reason on her own page. */
async function tellDeclarant(
  { house, election, by }: AtDesk,
  one: Declaration,
  isAccepted: boolean,
): Promise<void> {
  const { run } = openDeclaration(house, one);
  if (run === undefined) return;
  const { title } = election;
  await tellVoter(house, run, by.now, {
    kind: 'roll/declaration',
    key: one.id,
    titles: inBothLocales(() =>
      isAccepted
        ? m.roll_notice_declaration_accepted({ title })
        : m.roll_notice_declaration_rejected({ title }),
    ),
    paths: bothPaths((locale) => myRightPath.to({ election: election.id }, { locale })),
  });
}
