// The desk enters what assemblies put first and what the institution itself proposes: several begun at once, each finished by itself.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { enterProposal } from '../actions/enter-proposal.ts';
import {
  beginOfAssemblies,
  beginOwn,
  discardEntry,
  listPriorities,
  saveEntry,
} from '../actions/keep-entries.ts';
import { type ParentOf, problemsOf, type UnfinishedContents } from '../rules/contents.ts';
import { emptyDraft } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideOpen } from '../rules/submission.ts';
import { type Entry, listEntries, readEntry } from '../store/entries.ts';
import { listTerritories } from '../store/senders.ts';
import { linesShown, readStep, stepProblems, typedDraft } from './draft-form.ts';
import { entriesPage, entryPage } from './entry-pages.tsx';
import { entryDesk } from './entry-paths.ts';
import { proposalPath, proposalPathIn } from './paths.ts';
import { pointChoiceOf } from './point-place.ts';
import { type AtEdition, ofEdition, unknownPage } from './public-parts.tsx';
import { problemOfRefusal, sentenceOf, statusOf } from './refusal-words.ts';
import { dayWords } from './state-words.ts';

const audience = { act: 'proposals/enter' } as const;

export function entryRoutes(house: House): readonly Route[] {
  const { list, entry } = entryDesk;
  return [
    ofEdition(house, { audience, method: 'get', path: list }, (at) => answerList(at)),
    ofEdition(house, { audience, method: 'post', path: list }, answerBegin),
    ofEdition(house, { audience, method: 'get', path: entry }, answerEntry),
    ofEdition(house, { audience, method: 'post', path: entry }, answerSave),
  ];
}

const paramsOf = ({ edition }: AtEdition) => ({
  institution: edition.place.slug,
  edition: edition.slug,
});

const doneWords: Readonly<Record<string, () => string>> = {
  guardado: m.proposals_entry_done_saved,
  borrado: m.proposals_entry_done_discarded,
};

async function answerList(at: AtEdition, problems: readonly FieldProblem[] = []): Promise<Answer> {
  const { house, ask, edition } = at;
  const now = house.clock.now();
  const [entries, priorities] = await Promise.all([
    listEntries(house.db, edition.id),
    listPriorities(house.db, edition.place.id, now),
  ]);
  const word = ask.query.get('hecho') ?? '';
  const open = decideOpen(edition, now);
  return entriesPage({
    ...{ edition, entries, priorities, problems },
    done: Object.hasOwn(doneWords, word) ? doneWords[word]?.() : undefined,
    closed: open.ok ? undefined : closedWords(open.error),
    ...(problems.length === 0 ? {} : { status: 422 as const }),
  });
}

/** To the desk, whose drafts are here. */
function closedWords(refusal: Refusal): string {
  return refusal.code === 'proposals/is-over'
    ? m.proposals_entry_over({ day: dayWords(refusal.until) })
    : sentenceOf(refusal);
}

/** Those that are ticked become drafts; the first of them is finished first. */
async function answerBegin(at: AtEdition): Promise<Answer> {
  const { house, ask, edition } = at;
  const typed = await readForm(ask.request);
  const now = house.clock.now();
  if (typed.accion === 'propia') {
    const entry = await beginOwn(house.db, edition.id, now);
    return seeOther(entryDesk.entry.to({ ...paramsOf(at), entry }));
  }
  const ticked = Object.keys(typed).flatMap((name) =>
    name.startsWith('prioridad-') ? [name.slice('prioridad-'.length)] : [],
  );
  const priorityIds = ticked.filter((id) => isUuid(id));
  if (priorityIds.length === 0) {
    return answerList(at, [{ field: 'prioridades', message: m.proposals_entry_none_ticked() }]);
  }
  const begun = await beginOfAssemblies(house.db, {
    ...{ editionId: edition.id, institutionId: edition.place.id, priorityIds, now },
  });
  const [entry] = begun;
  return seeOther(
    entry !== undefined && begun.length === 1
      ? entryDesk.entry.to({ ...paramsOf(at), entry })
      : entryDesk.list.to(paramsOf(at)),
  );
}

async function findEntry({ house, ask, edition }: AtEdition): Promise<Entry | undefined> {
  const id = ask.params.entry;
  return isUuid(id) ? readEntry(house.db, { editionId: edition.id, id }) : undefined;
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly savedElsewhere?: boolean;
}

async function showEntry(at: AtEdition, entry: Entry, shown: Shown = {}): Promise<Answer> {
  const { house, edition } = at;
  const { typed, problems = [], status, savedElsewhere = false } = shown;
  const fields = typed ?? typedDraft({ ...emptyDraft, ...entry.contents });
  return entryPage({
    ...{ edition, entry, problems, prices: [], ownOrganizations: [], organizations: [] },
    savedElsewhere,
    typed: fields,
    territories: await listTerritories(house.db, edition.place.cut),
    point: await pointChoiceOf(house, edition, fields),
    ...(status === undefined ? {} : { status }),
  });
}

async function answerEntry(at: AtEdition): Promise<Answer> {
  const entry = await findEntry(at);
  if (entry === undefined) return unknownPage(at.edition);
  return entry.number === null
    ? showEntry(at, entry)
    : seeOther(proposalPath.to({ ...paramsOf(at), number: String(entry.number) }));
}

async function answerSave(at: AtEdition): Promise<Answer> {
  const { house, ask, edition } = at;
  const entry = await findEntry(at);
  if (entry === undefined || entry.number !== null) return unknownPage(edition);
  const typed = await readForm(ask.request);
  const of = { editionId: edition.id, id: entry.id };
  const toList = (hecho: string) => seeOther(entryDesk.list.to(paramsOf(at), { query: { hecho } }));
  if (typed.accion === 'borrar') {
    const gone = await discardEntry(house.db, of);
    return gone.ok ? toList('borrado') : unknownPage(edition);
  }
  const read = readContents(at, entry, typed);
  if (!read.isSound) return showEntry(at, entry, { typed, problems: read.problems, status: 422 });
  const now = house.clock.now();
  const revision = Number(typed.revision ?? '');
  const saved = await saveEntry(house.db, { ...of, revision, contents: read.contents, now });
  if (!saved.ok) return showRefused(at, entry, typed, saved.error);
  const fresh: Entry = { ...entry, contents: read.contents, revision: saved.value };
  if (typed.accion === 'mas-lineas') {
    const lineas = String(linesShown(typed) + 3);
    return showEntry(at, fresh, { typed: { ...typed, lineas } });
  }
  if (typed.accion === 'comuna') return showEntry(at, fresh, { typed });
  return typed.accion === 'ingresar' ? answerEnter(at, fresh, typed) : toList('guardado');
}

function showRefused(at: AtEdition, entry: Entry, typed: Typed, refusal: Refusal): Promise<Answer> {
  const shown = { typed, problems: [problemOfRefusal(refusal)], status: statusOf(refusal) };
  const savedElsewhere = refusal.code === 'proposals/saved-elsewhere';
  return showEntry(at, entry, { ...shown, savedElsewhere });
}

/** What was typed is saved whatever is wrong with it; then it is entered if nothing is. */
async function answerEnter(at: AtEdition, entry: Entry, typed: Typed): Promise<Answer> {
  const { house, ask, edition } = at;
  const territories = await listTerritories(house.db, edition.place.cut);
  const parentOf: ParentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
  const problems = stepProblems(problemsOf(entry.contents, edition.rules, parentOf));
  if (problems.length > 0) return showEntry(at, entry, { typed, problems, status: 422 });
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const done = await enterProposal(house.db, edition, entry, { ...by, pathIn: proposalPathIn });
  if (!done.ok) return showRefused(at, entry, typed, done.error);
  const number = String(done.value.number);
  return seeOther(proposalPath.to({ ...paramsOf(at), number }, { query: { hecho: 'enviada' } }));
}

type ContentsRead =
  | { readonly isSound: true; readonly contents: UnfinishedContents }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

function readContents({ edition }: AtEdition, entry: Entry, typed: Typed): ContentsRead {
  const hasPlan = edition.rules.operational.planning.length > 0;
  const steps = ['idea', 'necesidad', 'costo', ...(hasPlan ? (['plan'] as const) : [])] as const;
  const reads = steps.map((step) => readStep(step, typed, edition));
  const problems = reads.flatMap((one) => (one.isSound ? [] : one.problems));
  if (problems.length > 0) return { isSound: false, problems };
  const parts = reads.map((one) => (one.isSound ? one.values : {}));
  return { isSound: true, contents: Object.assign({}, entry.contents, ...parts) };
}
