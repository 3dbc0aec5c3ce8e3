// The desk of signature sheets: each is of a proposal of this institution, another's is not there.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { attachScan, enterSignatures, voidSignatures } from '../actions/enter-signatures.ts';
import { listSignatureLists } from '../store/signature-lists.ts';
import { keptSentence, keptStatus } from './endorse-words.ts';
import {
  type AtEdition,
  type AtProposal,
  ofEdition,
  ofProposal,
  refusedPage,
  unknownPage,
} from './public-parts.tsx';
import { signatureDesk } from './public-paths.ts';
import { AS_IT_IS, parseSheet } from './signature-form.ts';
import { enterSheetPage, signatureListsPage } from './signature-pages.tsx';
import { numberWords } from './state-words.ts';

const audience = { act: 'proposals/enter' } as const;
const SCAN_BODY_BYTES = fileLimits.pdfBytes + 100_000;

export function signatureRoutes(house: House): readonly Route[] {
  const { list, enter, scan, void: makeVoid } = signatureDesk;
  return [
    ofEdition(house, { audience, method: 'get', path: list }, (given) => answerLists(given)),
    ofProposal(house, { audience, method: 'get', path: enter }, (given) => enterPage(given)),
    ofProposal(house, { audience, method: 'post', path: enter }, answerEnter),
    ofEdition(
      house,
      { audience, method: 'post', path: scan, maxBodyBytes: SCAN_BODY_BYTES },
      answerScan,
    ),
    ofEdition(house, { audience, method: 'post', path: makeVoid }, answerVoid),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

async function answerLists(given: AtEdition, shown?: Shown): Promise<Answer> {
  const { house, ask, edition } = given;
  const lists = await listSignatureLists(house.db, { editionId: edition.id });
  const scans = await readFiles(
    house.db,
    lists.flatMap(({ scanFileId }) => scanFileId ?? []),
  );
  return signatureListsPage({
    edition,
    lists,
    scans,
    done: doneWords(ask.query),
    typed: shown?.typed ?? {},
    problems: shown?.problems ?? [],
    status: shown?.status,
  });
}

function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho');
  if (word === 'escaneo') return m.proposals_sheet_done_scan();
  if (word === 'anulada') return m.proposals_sheet_done_void();
  const counted = query.get('cuentan') ?? '';
  return word === 'ingresada' && /^\d{1,2}$/.test(counted)
    ? m.proposals_sheet_done_entered({ counted: numberWords(Number(counted)) })
    : undefined;
}

function enterPage({ edition, proposal }: AtProposal, shown?: Shown): Page {
  return enterSheetPage({
    edition,
    proposal,
    typed: shown?.typed ?? {},
    problems: shown?.problems ?? [],
    status: shown?.status,
  });
}

async function answerEnter(given: AtProposal): Promise<Answer> {
  const { house, ask, edition, today, proposal } = given;
  const typed = await readForm(ask.request);
  const { endorsements } = edition.rules.operational;
  const { lines, receivedOn, problems } = parseSheet(typed, endorsements, today);
  const isTaken = typed[AS_IT_IS] !== undefined && lines.length > 0;
  if (receivedOn === undefined || (problems.length > 0 && !isTaken)) {
    return enterPage(given, { typed, problems, status: 422 });
  }
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const sheet = { edition, number: proposal.number, receivedOn, lines };
  const done = await enterSignatures(house, sheet, by);
  if (!done.ok && done.error.code === 'proposals/sheet-day-wrong') {
    const wrong = [{ field: 'recibida', message: keptSentence(done.error) }];
    return enterPage(given, { typed, problems: wrong, status: 422 });
  }
  if (!done.ok) return refusedPage(done.error, proposal);
  return backTo(given, { hecho: 'ingresada', cuentan: String(done.value.countedCount) });
}

/** The id of the sheet in the address, which is of this edition; void ones too. */
async function sheetOf({ house, ask, edition }: AtEdition): Promise<string | undefined> {
  const id = ask.params.list;
  if (!isUuid(id)) return undefined;
  const [list] = await listSignatureLists(house.db, { editionId: edition.id, id });
  return list?.id;
}

async function answerScan(given: AtEdition): Promise<Answer> {
  const { house, ask } = given;
  const id = await sheetOf(given);
  if (id === undefined) return unknownPage(given.edition);
  const { file } = await readFormWithFiles(ask.request);
  const scan = file('escaneo');
  const field = `escaneo-${id}`;
  if (scan === undefined) {
    const problems = [{ field, message: m.proposals_sheet_scan_missing() }];
    return answerLists(given, { typed: {}, problems, status: 422 });
  }
  const bytes = new Uint8Array(await scan.arrayBuffer());
  const asked = { bytes, name: scan.name, alt: m.proposals_sheet_scan_alt() };
  const done = await attachScan(house, id, asked, { scope: scopeOf(ask) });
  if (done.ok) return backTo(given, { hecho: 'escaneo' });
  if (done.error.code === 'proposals/endorse-unknown') return unknownPage(given.edition);
  const problems = [{ field, message: keptSentence(done.error) }];
  return answerLists(given, { typed: {}, problems, status: keptStatus(done.error) });
}

async function answerVoid(given: AtEdition): Promise<Answer> {
  const { house, ask } = given;
  const id = await sheetOf(given);
  if (id === undefined) return unknownPage(given.edition);
  const typed = await readForm(ask.request);
  const reason = (typed.razon ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  if (reason === '') {
    const problems = [{ field: `razon-${id}`, message: m.proposals_sheet_void_reason_missing() }];
    return answerLists(given, { typed, problems, status: 422 });
  }
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const done = await voidSignatures(house.db, { id, reason }, by);
  return done.ok ? backTo(given, { hecho: 'anulada' }) : unknownPage(given.edition);
}

function backTo({ edition }: AtEdition, query: Readonly<Record<string, string>>): Response {
  const to = { institution: edition.place.slug, edition: edition.slug };
  return seeOther(signatureDesk.list.to(to, { query }));
}
