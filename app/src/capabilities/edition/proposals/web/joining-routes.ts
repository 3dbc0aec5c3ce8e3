// Merging and splitting as authors do it: they ask, read what it would become beside each original, and say yes or no.
import { isUuid } from '@minga/basics';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { answerJoining } from '../actions/answer-joining.ts';
import { isItsAuthor } from '../actions/by-person.ts';
import { takeBackJoining } from '../actions/end-joining.ts';
import { type JoiningKind, type JoiningRefusal, overBy } from '../rules/joining.ts';
import { type KeptJoining, listOriginals, readJoining } from '../store/joinings.ts';
import { listTerritories } from '../store/senders.ts';
import {
  type Asking,
  answerAsking,
  joiningDone,
  numbersAgain,
  partsIn,
  showAsking,
} from './joining-asking.ts';
import { numbersIn } from './joining-form.ts';
import { joiningPage } from './joining-page.tsx';
import { joiningAddress, joiningDesk, joiningPath, joinPath, splitPath } from './joining-paths.ts';
import { joiningSentence, joiningStatus } from './joining-words.ts';
import { addressOf, proposalPathIn } from './paths.ts';
import {
  type AtEdition,
  type AtProposal,
  ofEdition,
  ofProposal,
  proposalCrumbs,
  unknownPage,
} from './public-parts.tsx';

const audience = { act: 'proposals/take-part' } as const;

export function joiningRoutes(house: House): readonly Route[] {
  const asked = (kind: JoiningKind, path: Route['path']) => [
    ofProposal(house, { audience, method: 'get', path }, (at) => showAsked(at, kind)),
    ofProposal(house, { audience, method: 'post', path }, (at) => answerAsked(at, kind)),
  ];
  return [
    ...asked('merge', joinPath),
    ...asked('split', splitPath),
    ofEdition(house, { audience: 'public', method: 'get', path: joiningPath }, (at) =>
      answerRead(at),
    ),
    ofEdition(house, { audience, method: 'post', path: joiningPath }, answerOwn),
  ];
}

/** Undefined for whoever may not decide for it alone. */
async function askingOf(at: AtProposal, kind: JoiningKind): Promise<Asking | undefined> {
  const { ask, house, edition, proposal } = at;
  const actor = actorOf(ask);
  if (!isItsAuthor(proposal, actor)) return undefined;
  const action = (kind === 'merge' ? joinPath : splitPath).to(addressOf(proposal));
  const before = ask.query.get('de') ?? undefined;
  const again = isUuid(before) ? await readJoining(house.db, before ?? '') : undefined;
  const isOfEdition = again?.editionId === edition.id && again.kind === kind;
  const asker = { number: proposal.number, actor };
  return { at, kind, action, own: proposal, asker, again: isOfEdition ? again : undefined };
}

async function showAsked(at: AtProposal, kind: JoiningKind): Promise<Answer> {
  const asking = await askingOf(at, kind);
  if (asking === undefined) return unknownPage(at.edition);
  const { query } = at.ask;
  const { number } = at.proposal;
  const others = kind === 'merge' ? numbersIn(query.getAll('con')) : [];
  const numbers = [...new Set([number, ...others])].sort((one, other) => one - other);
  return showAsking(asking, { numbers, count: partsIn(kind, query.get('partes')) });
}

async function answerAsked(at: AtProposal, kind: JoiningKind): Promise<Answer> {
  const asking = await askingOf(at, kind);
  if (asking === undefined) return unknownPage(at.edition);
  const typed = await readForm(at.ask.request);
  const { number } = at.proposal;
  const others = kind === 'merge' ? numbersIn([typed.con ?? '']) : [];
  const numbers = [...new Set([number, ...others])].sort((one, other) => one - other);
  return answerAsking(asking, typed, numbers);
}

export async function findJoining({
  house,
  ask,
  edition,
}: AtEdition): Promise<KeptJoining | undefined> {
  const id = ask.params.joining;
  if (!isUuid(id)) return undefined;
  const joining = await readJoining(house.db, id);
  return joining?.editionId === edition.id ? joining : undefined;
}

interface Shown {
  readonly typed?: Typed;
  readonly refusal?: JoiningRefusal;
  /** Number of the part whose form it is about. */
  readonly number?: number | undefined;
}

async function answerRead(at: AtEdition, shown: Shown = {}): Promise<Answer> {
  const joining = await findJoining(at);
  return joining === undefined ? unknownPage(at.edition) : readPage(at, joining, shown);
}

/** As whoever looks at it sees it. */
export async function readPage(
  at: AtEdition,
  joining: KeptJoining,
  shown: Shown = {},
): Promise<Page> {
  const { house, ask, edition, today } = at;
  const { typed = {}, refusal, number } = shown;
  const [originals, territories] = await Promise.all([
    listOriginals(house.db, joining),
    listTerritories(house.db, edition.place.cut),
  ]);
  const { actor } = ask;
  const isOpen = overBy(joining, today) === undefined;
  const scope = { kind: 'institution', id: joining.institutionId } as const;
  const isTeam = actor !== undefined && mayDo(permissions['proposals/join'], actor.grants, scope);
  const waiting = isOpen ? joining.parts.filter(({ consent }) => consent === null) : [];
  const isMine = (id: string | null) => {
    const found = originals.find((one) => one.id === id);
    return actor !== undefined && found !== undefined && isItsAuthor(found, actor);
  };
  const own = joining.parts.filter(({ proposalId }) => isMine(proposalId));
  const left = numbersAgain(joining);
  const mine = own.find((one) => left.includes(one.number));
  const again = { con: left.join(','), de: joining.id };
  const address = addressOf({ ...joining, number: mine?.number ?? 0 });
  const to = joiningAddress(joining);
  return joiningPage({
    ...{ joining, originals, typed, done: joiningDone(ask.query) },
    crumbs: proposalCrumbs(edition),
    territories: new Map(territories.map(({ id, name }) => [id, name])),
    own: waiting.filter(({ proposalId, hasAuthor }) => hasAuthor && isMine(proposalId)),
    orphans: isTeam ? waiting.filter(({ hasAuthor }) => !hasAuthor) : [],
    takeBackAction: takeBackOf(joining, { isMine, isTeam }, to),
    againHref: mine === undefined ? undefined : joinPath.to(address, { query: again }),
    problems:
      refusal === undefined
        ? []
        : [
            {
              field: number === undefined ? '' : `razon-${number}`,
              message: joiningSentence(refusal),
            },
          ],
    ...(refusal === undefined ? {} : { status: joiningStatus(refusal) }),
  });
}

function takeBackOf(
  { ended, proposerId }: KeptJoining,
  { isMine, isTeam }: { isMine: (id: string | null) => boolean; isTeam: boolean },
  to: ReturnType<typeof joiningAddress>,
): string | undefined {
  if (ended !== null) return undefined;
  if (proposerId === null) return isTeam ? joiningDesk.answer.to(to) : undefined;
  return isMine(proposerId) ? joiningPath.to(to) : undefined;
}

/** What was pressed on its page: taken back, or yes or no for one of the originals. */
export function readAnswer(joining: KeptJoining, typed: Typed) {
  const part = joining.parts.find(({ proposalId }) => proposalId === typed.propuesta);
  const reason = (typed.razon ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 500);
  return {
    part,
    isTakenBack: typed.accion === 'retirar',
    answered: {
      joiningId: joining.id,
      proposalId: part?.proposalId ?? '',
      seenVersion: Number(typed.version ?? ''),
      answer: typed.accion === 'si' ? ('given' as const) : ('refused' as const),
      reason,
    },
  };
}

async function answerOwn(at: AtEdition): Promise<Answer> {
  const { house, ask, edition } = at;
  const joining = await findJoining(at);
  if (joining === undefined) return unknownPage(edition);
  const typed = await readForm(ask.request);
  const by = { actor: actorOf(ask) };
  const telling = { pathIn: proposalPathIn, now: house.clock.now() };
  const { part, isTakenBack, answered } = readAnswer(joining, typed);
  const to = (hecho: string) =>
    seeOther(joiningPath.to(joiningAddress(joining), { query: { hecho } }));
  if (isTakenBack) {
    const done = await takeBackJoining(house.db, joining.id, by, telling);
    return done.ok ? to('retirada') : answerRead(at, { refusal: done.error });
  }
  const done = await answerJoining(house.db, answered, by, telling);
  if (!done.ok) return answerRead(at, { typed, refusal: done.error, number: part?.number });
  return to(done.value === 'done' ? 'hecha' : done.value === 'refused' ? 'no' : 'si');
}
