// Joinings at the desk of an institution: what is being asked, asking by itself, and answering where there is no author.
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { answerJoining } from '../actions/answer-joining.ts';
import { takeBackJoining } from '../actions/end-joining.ts';
import { listJoiningsOf } from '../store/joinings.ts';
import { type Asking, answerAsking, joiningDone, partsIn, showAsking } from './joining-asking.ts';
import { joiningsPage } from './joining-desk-page.tsx';
import { numbersIn } from './joining-form.ts';
import { joiningAddress, joiningDesk, joiningPath } from './joining-paths.ts';
import { findJoining, readAnswer, readPage } from './joining-routes.ts';
import { proposalPathIn } from './paths.ts';
import { type AtEdition, ofEdition, unknownPage } from './public-parts.tsx';

const audience = { act: 'proposals/join' } as const;

export function joiningDeskRoutes(house: House): readonly Route[] {
  const { list, propose, answer } = joiningDesk;
  return [
    ofEdition(house, { audience, method: 'get', path: list }, answerList),
    ofEdition(house, { audience, method: 'get', path: propose }, showAsked),
    ofEdition(house, { audience, method: 'post', path: propose }, answerAsked),
    ofEdition(house, { audience, method: 'post', path: answer }, answerForOrphan),
  ];
}

const staffOf = ({ house, ask }: AtEdition) => ({
  staff: { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() },
});

async function answerList({ house, ask, edition }: AtEdition): Promise<Answer> {
  const joinings = await listJoiningsOf(house.db, edition.id);
  return joiningsPage({ edition, joinings, done: joiningDone(ask.query) });
}

function askingOf(at: AtEdition, split: string | null | undefined): Asking {
  const { place, slug } = at.edition;
  const action = joiningDesk.propose.to({ institution: place.slug, edition: slug });
  const common = { at, action, own: undefined, asker: staffOf(at) };
  return split === null || split === undefined || split === ''
    ? { ...common, kind: 'merge' }
    : { ...common, kind: 'split', hidden: { dividir: split } };
}

function showAsked(at: AtEdition): Promise<Answer> {
  const { query } = at.ask;
  const split = query.get('dividir');
  const asking = askingOf(at, split);
  const numbers = numbersIn(asking.kind === 'split' ? [split ?? ''] : query.getAll('con')).slice(
    0,
    asking.kind === 'split' ? 1 : undefined,
  );
  return showAsking(asking, {
    numbers: numbers.toSorted((one, other) => one - other),
    count: partsIn(asking.kind, query.get('partes')),
  });
}

async function answerAsked(at: AtEdition): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const asking = askingOf(at, typed.dividir);
  const numbers = numbersIn([(asking.kind === 'split' ? typed.dividir : typed.con) ?? '']);
  return answerAsking(asking, typed, numbers);
}

async function answerForOrphan(at: AtEdition): Promise<Answer> {
  const { house, ask, edition } = at;
  const joining = await findJoining(at);
  if (joining === undefined) return unknownPage(edition);
  const typed = await readForm(ask.request);
  const telling = { pathIn: proposalPathIn, now: house.clock.now() };
  const { part, isTakenBack, answered } = readAnswer(joining, typed);
  const to = (hecho: string) =>
    seeOther(joiningPath.to(joiningAddress(joining), { query: { hecho } }));
  if (isTakenBack) {
    const done = await takeBackJoining(house.db, joining.id, staffOf(at), telling);
    return done.ok ? to('retirada') : readPage(at, joining, { refusal: done.error });
  }
  const done = await answerJoining(house.db, answered, staffOf(at), telling);
  if (!done.ok) return readPage(at, joining, { typed, refusal: done.error, number: part?.number });
  return to(done.value === 'done' ? 'hecha' : done.value === 'refused' ? 'no' : 'si');
}
