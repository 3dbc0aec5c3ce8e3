// The desk of the ballot lists: every page is of one edition of the institution in its address, another's is not there.
import * as v from 'valibot';
import { m } from '#words';
import { paragraphsUpTo, parseForm, readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { parseLotAct } from '../../../ground/records/index.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import {
  type ContestToFreeze,
  freezeList,
  readContests,
  standing,
} from '../actions/freeze-list.ts';
import { thawList } from '../actions/thaw-list.ts';
import { decideFreezing } from '../rules/freezing.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type DeskShown, deskPage, freezePage } from './desk-pages.tsx';
import { refusedPage } from './parts.tsx';
import { desk, listPathIn } from './paths.ts';
import { problemOfRefusal, refusalStatus } from './refusal-words.ts';

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByStaff;
  readonly edition: PublicEdition;
}

interface AtContest extends AtDesk {
  readonly one: ContestToFreeze;
}

export function deskRoutes(house: House): readonly Route[] {
  const see = { audience: { act: 'ballot-list/see-desk' }, method: 'get' } as const;
  const freeze = { act: 'ballot-list/freeze' } as const;
  return [
    route({ ...see, path: desk.lists, answer: (ask) => answerAt(house, ask, (at) => shown(at)) }),
    route({
      audience: freeze,
      method: 'get',
      path: desk.freeze,
      answer: (ask) =>
        answerAt(
          house,
          ask,
          onContest((at) => Promise.resolve(form(at))),
        ),
    }),
    route({
      audience: freeze,
      method: 'post',
      path: desk.freeze,
      answer: (ask) => answerAt(house, ask, onContest(answerFreeze)),
    }),
    route({
      audience: freeze,
      method: 'post',
      path: desk.thaw,
      answer: (ask) => answerAt(house, ask, onContest(answerThaw)),
    }),
  ];
}

async function answerAt(
  house: House,
  ask: Ask,
  answer: (at: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const { institution = '', edition: slug = '' } = ask.params;
  const edition = await findPublicEdition(house.db, institution, slug);
  return edition?.institutionId === by.scope.id
    ? answer({ house, ask, by, edition })
    : refusedPage({ code: 'ballot-list/unknown' });
}

function onContest(answer: (at: AtContest) => Promise<Answer>) {
  return async (at: AtDesk): Promise<Answer> => {
    const contests = await readContests(at.house.db, at.edition, at.by.now);
    const one = contests.find(({ contest }) => contest.code === at.ask.params.contest);
    return one === undefined
      ? refusedPage({ code: 'ballot-list/unknown' }, wayBack(at))
      : answer({ ...at, one });
  };
}

function wayBack({ edition }: AtDesk) {
  return { label: m.ballot_list_desk_title(), href: desk.lists.to(placeOf(edition)) };
}

function placeOf({ place, slug }: PublicEdition) {
  return { institution: place.slug, edition: slug };
}

const done: Readonly<Record<string, () => string>> = {
  congelada: m.ballot_list_done_frozen,
  descongelada: m.ballot_list_done_thawed,
};

async function shown(
  { house, ask, by, edition }: AtDesk,
  said: DeskShown & { readonly refusedContest?: string } = { typed: {}, problems: [] },
): Promise<Answer> {
  return deskPage({
    edition,
    contests: await readContests(house.db, edition, by.now),
    mayFreeze: mayDo(permissions['ballot-list/freeze'], by.actor.grants, by.scope),
    done: done[ask.query.get('hecho') ?? '']?.(),
    refusedContest: undefined,
    now: by.now,
    ...said,
  });
}

function form(at: AtContest, said: DeskShown = { typed: {}, problems: [] }): Answer {
  const decided = decideFreezing(at.one.freezing);
  return decided.ok
    ? freezePage({ one: at.one, ...said })
    : refusedPage(decided.error, wayBack(at));
}

function backTo({ edition }: AtDesk, hecho: string): Response {
  return seeOther(desk.lists.to(placeOf(edition), { query: { hecho } }));
}

async function answerFreeze(at: AtContest): Promise<Answer> {
  const { house, ask, by, edition, one } = at;
  const typed = await readForm(ask.request);
  const parsed = parseLotAct(typed, edition.place.timeZone);
  if (!parsed.isSound) return form(at, { typed, problems: parsed.problems, status: 422 });
  const { publicUrl, isProduction, db } = house;
  const site = { publicUrl, isDemonstration: !isProduction, pathIn: listPathIn };
  const asked = { ...placeOf(edition), contest: one.contest.code, act: parsed.values };
  const frozen = await freezeList(db, site, by, asked);
  if (frozen.ok) return backTo(at, 'congelada');
  const problems = [problemOfRefusal(frozen.error)];
  return form(at, { typed, problems, status: refusalStatus[frozen.error.code] });
}

const REASON_LENGTH = 1000;
const thawing = v.object({
  razon: v.pipe(
    paragraphsUpTo(REASON_LENGTH, () => m.ballot_list_reason_too_long({ limit: REASON_LENGTH })),
    v.nonEmpty(() => m.ballot_list_reason_missing()),
  ),
});

async function answerThaw(at: AtContest): Promise<Answer> {
  const { house, ask, by, one } = at;
  const { contest, lists } = one;
  const typed = await readForm(ask.request);
  const list = standing(lists, contest.round);
  if (list === undefined) return refusedPage({ code: 'ballot-list/unknown' }, wayBack(at));
  const refusedContest = contest.code;
  const parsed = parseForm(thawing, typed);
  if (!parsed.isSound) {
    const problems = parsed.problems.map(({ message }) => ({
      field: `razon-${contest.code}`,
      message,
    }));
    return shown(at, { typed, problems, status: 422, refusedContest });
  }
  const thawed = await thawList(house.db, by, { list, reason: parsed.values.razon }, house);
  return thawed.ok ? backTo(at, 'descongelada') : refusedThaw(at, typed, thawed.error);
}

function refusedThaw(at: AtContest, typed: DeskShown['typed'], refusal: Refusal): Promise<Answer> {
  const refusedContest = at.one.contest.code;
  const problems = [problemOfRefusal(refusal)];
  return shown(at, { typed, problems, status: refusalStatus[refusal.code], refusedContest });
}
