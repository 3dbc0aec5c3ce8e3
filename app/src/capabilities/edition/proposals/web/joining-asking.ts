// Asking for a joining, by an author or at the desk: the form for what is chosen, and what was typed as a question to everybody.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Page, seeOther } from '../../../../platform/http/route.ts';
import { answerDays, type JoiningAsker, proposeJoining } from '../actions/propose-joining.ts';
import {
  decideProposed,
  type JoiningKind,
  type JoiningRefusal,
  mergedContents,
  SPLIT_MOST,
  splitContents,
  withoutRefusing,
} from '../rules/joining.ts';
import { type KeptJoining, listNumbered } from '../store/joinings.ts';
import type { Proposal } from '../store/proposals.ts';
import { listTerritories } from '../store/senders.ts';
import { listSimilar } from '../store/similar-proposals.ts';
import { readJoiningForm, typedJoining } from './joining-form.ts';
import { choosePage, writePage } from './joining-form-page.tsx';
import { joiningPath } from './joining-paths.ts';
import { joiningProblem, joiningStatus } from './joining-words.ts';
import { proposalPathIn, proposalsPath } from './paths.ts';
import { pointChoiceOf } from './point-place.ts';
import { type AtEdition, proposalCrumbs } from './public-parts.tsx';

export interface Asking {
  readonly at: AtEdition;
  readonly kind: JoiningKind;
  /** Where the form is, and where it is sent to. */
  readonly action: string;
  /** The proposal from which an author asks; none at the desk. */
  readonly own: Proposal | undefined;
  readonly asker: JoiningAsker;
  /** One that somebody said no to: its text is what the form begins with. */
  readonly again?: KeptJoining | undefined;
  /** What the address says beyond what is chosen here. */
  readonly hidden?: Readonly<Record<string, string>>;
}

interface Chosen {
  readonly numbers: readonly number[];
  readonly count: number;
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

/** How many texts: one of a merge, of a split what `partes` says; nothing while it says nothing. */
export function partsIn(kind: JoiningKind, given: string | null | undefined): number {
  if (kind === 'merge') return 1;
  return given && /^[2-9]$/.test(given) ? Math.min(SPLIT_MOST, Number(given)) : 0;
}

/** Which proposals first; once they are chosen, the text that they would become. */
export async function showAsking(asking: Asking, chosen: Chosen): Promise<Answer> {
  const { kind } = asking;
  const isChosen = kind === 'merge' ? chosen.numbers.length > 1 : chosen.count > 1;
  if (!isChosen) return showChoice(asking, chosen);
  const found = await originalsOf(asking, chosen);
  return found.isSound
    ? showForm(asking, chosen, found.originals)
    : showChoice(asking, chosen, found.refusal);
}

async function showChoice(
  { at, kind, action, own, hidden }: Asking,
  { numbers }: Chosen,
  refusal?: JoiningRefusal,
): Promise<Page> {
  const { edition, house } = at;
  const similar =
    own === undefined || kind === 'split'
      ? []
      : await listSimilar(house.db, {
          ...own.contents,
          editionId: edition.id,
          exceptId: own.id,
        });
  const others = numbers.filter((number) => number !== own?.number);
  return choosePage({
    ...{ kind, action, similar },
    listHref: proposalsPath.to({ institution: edition.place.slug, edition: edition.slug }),
    ...(hidden === undefined ? {} : { hidden }),
    crumbs: proposalCrumbs(edition),
    typed: others.join(', '),
    problems: refusal === undefined ? [] : [choiceProblem(kind, refusal)],
    ...(refusal === undefined ? {} : { status: joiningStatus(refusal) }),
  });
}

/** Whoever splits one chooses only into how many. */
function choiceProblem(kind: JoiningKind, refusal: JoiningRefusal) {
  const problem = joiningProblem(refusal);
  return kind === 'split' && problem.field === 'con' ? { ...problem, field: 'partes' } : problem;
}

type Originals =
  | { readonly isSound: true; readonly originals: readonly [Proposal, ...Proposal[]] }
  | { readonly isSound: false; readonly refusal: JoiningRefusal };

async function originalsOf(
  { at, kind, own }: Asking,
  { numbers, count }: Chosen,
): Promise<Originals> {
  const { house, edition } = at;
  const originals = await listNumbered(house.db, edition.id, numbers);
  const missing = numbers.find((number) => !originals.some((one) => one.number === number));
  const isOut = ({ state }: Proposal) => state !== 'waiting' && state !== 'lapsed';
  const hidden = originals.find((one) => !isOut(one));
  const elsewhere = missing ?? hidden?.number;
  if (elsewhere !== undefined) {
    return { isSound: false, refusal: { code: 'proposals/joining-elsewhere', number: elsewhere } };
  }
  // Whoever asks from hers is told which of the others does not go with it.
  const isHers = ({ id }: Proposal) => id === own?.id;
  const hersFirst = originals.toSorted((one, other) => Number(isHers(other)) - Number(isHers(one)));
  const parts = hersFirst.map(({ number, state, contents: { contest } }) => ({
    number,
    state,
    contest,
  }));
  const days = answerDays(edition, house.clock.now());
  const asked = { kind, parts, becomesCount: count, answerUntil: days.usual };
  const may = decideProposed(asked, days);
  const [first, ...others] = originals;
  if (!may.ok) return { isSound: false, refusal: may.error };
  return first === undefined
    ? { isSound: false, refusal: { code: 'proposals/joining-too-few' } }
    : { isSound: true, originals: [first, ...others] };
}

async function showForm(
  { at, kind, action, own, again, hidden }: Asking,
  { numbers, count }: Chosen,
  originals: readonly [Proposal, ...Proposal[]],
  shown: Shown = {},
): Promise<Page> {
  const { house, edition } = at;
  const days = answerDays(edition, house.clock.now());
  // Whoever asks sees her own title first.
  const mine = originals.find(({ id }) => id === own?.id) ?? originals[0];
  const others = originals.filter((one) => one !== mine).map(({ contents }) => contents);
  const begins =
    again?.becomes ??
    (kind === 'merge'
      ? [mergedContents([mine.contents, ...others])]
      : splitContents(mine.contents, count));
  const { problems = [], status } = shown;
  const typed = shown.typed ?? {
    ...typedJoining(begins),
    hasta: days.usual,
    razon: again?.reason ?? '',
  };
  const places = Array.from({ length: count }, (_, place) => `-${place + 1}`);
  return writePage({
    ...{ kind, action, originals, count, days, problems },
    isAtOnce: kind === 'split' && own !== undefined,
    crumbs: proposalCrumbs(edition),
    hidden: { ...hidden, con: numbers.join(','), partes: String(count) },
    territories: await listTerritories(house.db, edition.place.cut),
    points: await Promise.all(places.map((suffix) => pointChoiceOf(house, edition, typed, suffix))),
    typed,
    ...(status === undefined ? {} : { status }),
  });
}

/** What was typed is asked of everybody, or shown again with what is wrong. */
export async function answerAsking(
  asking: Asking,
  typed: Typed,
  numbers: readonly number[],
): Promise<Answer> {
  const { at, kind, asker } = asking;
  const { house, edition } = at;
  const count = partsIn(kind, typed.partes);
  const chosen = { numbers, count };
  const found = await originalsOf(asking, chosen);
  if (!found.isSound) return showChoice(asking, chosen, found.refusal);
  const { originals } = found;
  if (typed.accion === 'comuna') return showForm(asking, chosen, originals, { typed });
  const read = readJoiningForm(typed, { kind, count, originals, edition });
  if (!read.isSound) {
    return showForm(asking, chosen, originals, { typed, problems: read.problems, status: 422 });
  }
  const telling = { pathIn: proposalPathIn, now: house.clock.now() };
  const done = await proposeJoining(house.db, edition, { kind, ...read }, asker, telling);
  if (!done.ok) {
    const shown = {
      typed,
      problems: [joiningProblem(done.error)],
      status: joiningStatus(done.error),
    };
    return showForm(asking, chosen, originals, shown);
  }
  const to = { institution: edition.place.slug, edition: edition.slug, joining: done.value.id };
  const hecho = done.value.isDone ? 'hecha' : 'pedida';
  return seeOther(joiningPath.to(to, { query: { hecho } }));
}

const doneOf: Readonly<Record<string, () => string>> = {
  pedida: m.proposals_joining_done_asked,
  hecha: m.proposals_joining_done_done,
  si: m.proposals_joining_done_yes,
  no: m.proposals_joining_done_no,
  retirada: m.proposals_joining_done_taken_back,
};

export function joiningDone(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(doneOf, word) ? doneOf[word]?.() : undefined;
}

/** Numbers of those who are left of one that somebody said no to; none of any other. */
export function numbersAgain({ kind, ended, parts }: KeptJoining): readonly number[] {
  if (kind !== 'merge' || ended !== 'refused') return [];
  return withoutRefusing(parts).map(({ number }) => number);
}
