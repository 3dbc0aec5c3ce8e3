// The desk of elections: all of an institution, one with what it lacks, and the steps that need no form of their own.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { freezeManifest, giveUpElection, thawManifest } from '../actions/freeze-manifest.ts';
import { readReadiness } from '../actions/judge-gates.ts';
import { prepareElection } from '../actions/prepare-election.ts';
import { setAsideLeaf } from '../actions/set-aside-leaf.ts';
import { logActAddress } from '../addresses.ts';
import type { Refusal } from '../rules/refusal.ts';
import { isInPreparation } from '../rules/states.ts';
import { electionDeskPanels } from '../slots.ts';
import { editionsToVote, readDrawnContests } from '../store/drawn-contests.ts';
import { electionsOfInstitution } from '../store/elections.ts';
import { listLogActs } from '../store/log-acts.ts';
import { leavesOf } from '../store/outgoing-leaves.ts';
import {
  type AtDesk,
  type AtElection,
  addressOf,
  deskRoute,
  electionRoute,
  wayBack,
} from './at-desk.ts';
import { deskListPage, preparePage } from './desk-list-page.tsx';
import { electionDeskPage } from './election-desk-page.tsx';
import { type DeskShown, problemOfRefusal, refusedPage } from './parts.tsx';
import { desk } from './paths.ts';
import { readBoxes } from './read-boxes.ts';
import { refusalStatus } from './refusal-words.ts';

export function deskRoutes(house: House): readonly Route[] {
  const see = { act: 'election/see-desk', method: 'get' } as const;
  const post = { act: 'election/prepare', method: 'post' } as const;
  const keys = { act: 'election/keep-keys', method: 'post' } as const;
  return [
    deskRoute(house, { ...see, path: desk.list }, shownList),
    deskRoute(house, { ...see, act: 'election/prepare', path: desk.prepare }, (at) =>
      answerForm(at),
    ),
    deskRoute(house, { ...post, path: desk.prepare }, answerPrepare),
    electionRoute(house, { ...see, path: desk.election }, (at) => shown(at)),
    electionRoute(house, { ...keys, path: desk.freeze }, answerFreeze),
    electionRoute(house, { ...keys, path: desk.thaw }, async (at) =>
      afterwards(at, await thawManifest(house.db, at.by, at.election.id), 'retirado'),
    ),
    electionRoute(house, { ...keys, path: desk.giveUp }, async (at) =>
      afterwards(at, await giveUpElection(house.db, at.by, at.election.id), 'dejada'),
    ),
    electionRoute(house, { ...keys, path: desk.setAside }, answerSetAside),
  ];
}

const done: Readonly<Record<string, () => string>> = {
  preparada: m.election_done_prepared,
  guardado: m.election_done_kept,
  retirado: m.election_done_thawed,
  dejada: m.election_done_given_up,
  apartada: m.election_done_set_aside,
};

function may({ by }: AtDesk, act: 'election/prepare'): boolean {
  return mayDo(permissions[act], by.actor.grants, by.scope);
}

async function shownList(at: AtDesk): Promise<Answer> {
  const { house, institution, ask } = at;
  return deskListPage({
    institution,
    elections: await electionsOfInstitution(house.db, institution.id),
    editions: may(at, 'election/prepare') ? await editionsToVote(house.db, institution.id) : [],
    done: done[ask.query.get('hecho') ?? '']?.(),
  });
}

async function answerForm(
  at: AtDesk,
  given: Partial<Parameters<typeof preparePage>[0]> = {},
): Promise<Answer> {
  const { house, institution, ask } = at;
  const edition = await findPublicEdition(
    house.db,
    institution.slug,
    ask.query.get('edicion') ?? '',
  );
  if (edition === undefined) return refusedPage({ code: 'election/unknown' });
  const drawn = await readDrawnContests(house.db, edition.id);
  const contests = drawn.filter(({ isOpen }) => !isOpen);
  if (contests.length === 0) return refusedPage({ code: 'election/no-contests' });
  return preparePage({
    ...{ institution, edition, contests, typed: {}, problems: [] },
    chosen: contests.map(({ code }) => code),
    mayDemonstrate: !house.isProduction,
    ...given,
  });
}

const MOST_TITLE = 200;

async function answerPrepare(at: AtDesk): Promise<Answer> {
  const { house, by, institution, ask } = at;
  const slug = ask.query.get('edicion') ?? '';
  const edition = await findPublicEdition(house.db, institution.slug, slug);
  if (edition === undefined) return refusedPage({ code: 'election/unknown' });
  const { typed, all } = await readBoxes(ask.request);
  const title = (typed.titulo ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const chosen = all('contest');
  const problems = [
    ...(title === '' || title.length > MOST_TITLE
      ? [{ field: 'titulo', message: m.election_form_title_wrong() }]
      : []),
    ...(chosen.length === 0
      ? [{ field: 'contest', message: m.election_form_contests_wrong() }]
      : []),
  ];
  if (problems.length > 0) return answerForm(at, { typed, chosen, problems });
  const prepared = await prepareElection(house.db, by, {
    ...{ edition, contests: chosen, title, everybody: m.election_style_everybody() },
    isDemonstration: !house.isProduction && typed.demostracion === 'si',
  });
  if (!prepared.ok) {
    const { error } = prepared;
    const status = refusalStatus(error);
    return answerForm(at, { typed, chosen, problems: [problemOfRefusal(error)], status });
  }
  const params = { institution: institution.slug, election: prepared.value };
  return seeOther(desk.election.to(params, { query: { hecho: 'preparada' } }));
}

async function shown(at: AtElection, said: DeskShown = {}): Promise<Answer> {
  const { house, institution, election, by, ask } = at;
  const { db, gather } = house;
  return electionDeskPage({
    ...{ institution, election, now: by.now, ...said },
    readiness: isInPreparation(election.state)
      ? await readReadiness(house, election, by.now)
      : undefined,
    acts: await listLogActs(db, election.id),
    leaves: await leavesOf(db, election.id),
    panels: await gather(electionDeskPanels, { election, now: by.now, actor: by.actor }),
    mayPrepare: may(at, 'election/prepare'),
    done: said.done ?? done[ask.query.get('hecho') ?? '']?.(),
  });
}

async function answerFreeze(at: AtElection): Promise<Answer> {
  const frozen = await freezeManifest(at.house, at.by, at.election.id);
  if (!frozen.ok) return refusedHere(at, frozen.error);
  return seeOther(logActAddress(at.election, frozen.value));
}

function refusedHere(at: AtElection, refusal: Refusal): Promise<Answer> {
  const problems = [problemOfRefusal(refusal)];
  return shown(at, { problems, status: refusalStatus(refusal) });
}

async function afterwards(
  at: AtElection,
  ended: { readonly ok: true } | { readonly ok: false; readonly error: Refusal },
  hecho: string,
): Promise<Answer> {
  if (!ended.ok) return refusedPage(ended.error, wayBack(at));
  return seeOther(desk.election.to(addressOf(at), { query: { hecho } }));
}

async function answerSetAside(at: AtElection): Promise<Answer> {
  const { house, by, election, ask } = at;
  const { razon = '' } = await readForm(ask.request);
  const reason = razon.normalize('NFC').trim();
  if (reason === '' || reason.length > 1000) {
    const problems = [{ field: 'razon', message: m.election_form_reason_wrong() }];
    return shown(at, { problems });
  }
  const place = ask.params.leaf ?? '';
  const aside = await setAsideLeaf(house.db, by, { electionId: election.id, place, reason });
  return afterwards(at, aside, 'apartada');
}
