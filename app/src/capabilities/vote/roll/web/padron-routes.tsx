// The desk of a roll: every page is of one election of the institution in its address.
import { m } from '#words';
import {
  type FieldProblem,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import { csvOf } from '../../../../platform/public-list.ts';
import type { House } from '../../../../platform/room.ts';
import { templateAnswer } from '../../../../ui/file-import/template-answer.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { freezeRoll, thawRoll } from '../actions/freeze-roll.ts';
import { acceptImport, beginImport, discardImport } from '../actions/import-padron.ts';
import { openList } from '../actions/open-list.ts';
import { prepareRoll } from '../actions/prepare-roll.ts';
import { padronColumns, padronLimits, type RowCode } from '../rules/padron-file.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countWaiting } from '../store/declarations.ts';
import { readElection } from '../store/elections.ts';
import { listProblems, readDifferences, readImport } from '../store/imports.ts';
import { countVoters } from '../store/voters.ts';
import { proposeCorrection } from './correct-act.ts';
import { failedSentence, padronPage } from './padron-page.tsx';
import { type AtDesk, atDesk, deskParams } from './parts.tsx';
import { padronDesk } from './paths.ts';
import { problemOf, refusalStatus, rowWords } from './refusal-words.ts';

const REJECTED_SHOWN = 100;
const REJECTED_IN_FILE = 100_000;

export function padronRoutes(house: House): readonly Route[] {
  const see = { audience: { act: 'roll/see-desk' }, method: 'get' } as const;
  const keep = { audience: { act: 'roll/keep-padron' }, method: 'post' } as const;
  const freeze = { audience: { act: 'roll/freeze' }, method: 'post' } as const;
  const name = () => m.roll_template_name();
  return [
    route({ ...see, path: padronDesk.padron, answer: atDesk(house, (at) => shown(at)) }),
    route({
      ...see,
      path: padronDesk.templateCsv,
      answer: () => templateAnswer(padronColumns, name(), 'csv'),
    }),
    route({
      ...see,
      path: padronDesk.templateXlsx,
      answer: () => templateAnswer(padronColumns, name(), 'xlsx'),
    }),
    route({ ...see, path: padronDesk.problems, answer: atDesk(house, answerProblems) }),
    route({
      audience: { act: 'roll/open-list' },
      method: 'get',
      path: padronDesk.openings,
      answer: atDesk(house, answerOpenings),
    }),
    route({ ...keep, path: padronDesk.keys, answer: atDesk(house, answerKeys) }),
    route({
      ...keep,
      path: padronDesk.upload,
      maxBodyBytes: padronLimits.bytes + 64 * 1024,
      answer: atDesk(house, answerUpload),
    }),
    route({ ...keep, path: padronDesk.accept, answer: atDesk(house, answerAccept) }),
    route({ ...keep, path: padronDesk.discard, answer: atDesk(house, answerDiscard) }),
    route({ ...freeze, path: padronDesk.freeze, answer: atDesk(house, answerFreeze) }),
    route({ ...freeze, path: padronDesk.thaw, answer: atDesk(house, answerThaw) }),
    route({
      audience: { act: 'roll/correct' },
      method: 'post',
      path: padronDesk.correct,
      answer: atDesk(house, answerCorrect),
    }),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const done: Readonly<Record<string, () => string>> = {
  claves: m.roll_done_keys,
  archivo: m.roll_done_upload,
  aceptado: m.roll_done_accepted,
  descartado: m.roll_done_discarded,
  congelado: m.roll_done_frozen,
  descongelado: m.roll_done_thawed,
};

async function shown(
  { house, ask, election, by }: AtDesk,
  said: Shown = { typed: {}, problems: [] },
): Promise<Answer> {
  const { db } = house.roll;
  const open = await readImport(db, election.id);
  const last = ask.query.get('lectura');
  const failed = last === null ? undefined : await readImport(db, election.id, last);
  const problems =
    failed?.state === 'failed' ? [{ field: 'file', message: failedSentence(failed) }] : [];
  const isReady = open?.state === 'ready';
  return padronPage({
    election,
    kept: await readElection(db, election.id),
    counts: await countVoters(db, election.id),
    open,
    differences: isReady ? await readDifferences(db, election.id, open.id) : undefined,
    rejected: isReady ? await listProblems(db, election.id, open.id, REJECTED_SHOWN) : [],
    mayOpen: mayDo(permissions['roll/open-list'], by.actor.grants, by.scope),
    waitingDeclarations: await countWaiting(db, election.id),
    done: done[ask.query.get('hecho') ?? '']?.(),
    ...said,
    problems: [...said.problems, ...problems],
  });
}

function back({ election }: AtDesk, query: Readonly<Record<string, string>>): Response {
  return seeOther(padronDesk.padron.to(deskParams(election), { query }));
}

function refused(at: AtDesk, refusal: Refusal, typed: Typed = {}): Promise<Answer> {
  return shown(at, { typed, problems: [problemOf(refusal)], status: refusalStatus(refusal) });
}

async function answerKeys(at: AtDesk): Promise<Answer> {
  await prepareRoll(at.house, at.election);
  return back(at, { hecho: 'claves' });
}

async function answerUpload(at: AtDesk): Promise<Answer> {
  const file = (await readFormWithFiles(at.ask.request)).file('file');
  const begun = await beginImport(at.house, at.election, at.by, file);
  return begun.ok ? back(at, { hecho: 'archivo', lectura: begun.value }) : refused(at, begun.error);
}

async function importOf({ ask }: AtDesk): Promise<string> {
  const { archivo = '' } = await readForm(ask.request);
  return /^[0-9a-f-]{36}$/.test(archivo) ? archivo : '00000000-0000-4000-8000-000000000000';
}

async function answerAccept(at: AtDesk): Promise<Answer> {
  const taken = await acceptImport(at.house, at.election, at.by, await importOf(at));
  return taken.ok ? back(at, { hecho: 'aceptado' }) : refused(at, taken.error);
}

async function answerDiscard(at: AtDesk): Promise<Answer> {
  const gone = await discardImport(at.house, at.election.id, at.by, await importOf(at));
  return gone.ok ? back(at, { hecho: 'descartado' }) : refused(at, gone.error);
}

async function answerFreeze(at: AtDesk): Promise<Answer> {
  const frozen = await freezeRoll(at.house, at.election, at.by);
  return frozen.ok ? back(at, { hecho: 'congelado' }) : refused(at, frozen.error);
}

async function answerThaw(at: AtDesk): Promise<Answer> {
  const thawed = await thawRoll(at.house, at.election, at.by);
  return thawed.ok ? back(at, { hecho: 'descongelado' }) : refused(at, thawed.error);
}

async function answerCorrect(at: AtDesk): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const proposed = await proposeCorrection(at, typed);
  return proposed.ok ? seeOther(proposed.value) : refused(at, proposed.error, typed);
}

/** With every number: downloaded, kept by nobody on the way, and written down in the log of acts. */
async function answerOpenings({ house, election, by }: AtDesk): Promise<Answer> {
  return new Response(await openList(house, election.id, by), {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="aperturas.jsonl"',
      'cache-control': 'private, no-store',
    },
  });
}

/** Every line that did not come in, with its reason, for whoever mends the file. */
async function answerProblems({ house, election }: AtDesk): Promise<Answer> {
  const open = await readImport(house.roll.db, election.id);
  const rows =
    open === undefined
      ? []
      : await listProblems(house.roll.db, election.id, open.id, REJECTED_IN_FILE);
  const text = csvOf(
    {
      columns: [
        { key: 'line', kind: 'integer', meaning: { 'es-CL': '', en: '' } },
        { key: 'code', kind: 'text', meaning: { 'es-CL': '', en: '' } },
        { key: 'reason', kind: 'text', meaning: { 'es-CL': '', en: '' } },
        { key: 'found', kind: 'text', meaning: { 'es-CL': '', en: '' } },
      ],
    },
    rows.map(({ line, code, found }) => ({
      ...{ line, code, found },
      reason: rowWords[code as RowCode](),
    })),
  );
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${m.roll_rejected_name()}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
