// Every page of the desk is of one edition of the institution in its address: another's is not there.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { benchQuery, parseBenchFilter } from '../rules/bench-filter.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Examination, findExamination } from '../store/examinations.ts';
import { findReviewEdition, type ReviewEdition } from '../store/review-editions.ts';
import { refusedPage } from './parts.tsx';
import { desk } from './paths.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByStaff;
  readonly edition: ReviewEdition;
  /** Civil day there. */
  readonly today: string;
}

export interface AtProposal extends AtDesk {
  readonly number: number;
  readonly examination: Examination;
}

/** What a page is shown again with. */
export interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

type Act =
  | 'review/find'
  | 'review/coordinate'
  | 'review/sign-off'
  | 'review/publish'
  | 'review/reverse'
  | 'review/decide-appeal';

export function deskRoutesOf(house: House, act: Act) {
  const at =
    (method: Route['method']) =>
    (path: Route['path'], answer: (given: AtDesk) => Promise<Answer>, maxBodyBytes?: number) =>
      route({
        audience: { act },
        method,
        path,
        ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
        answer: (ask) => answerAt(house, ask, answer),
      });
  return { get: at('get'), post: at('post') };
}

export function byStaff({ clock }: Pick<House, 'clock'>, ask: Ask): ByStaff {
  return { actor: actorOf(ask), scope: scopeOf(ask), now: clock.now() };
}

async function answerAt(
  house: House,
  ask: Ask,
  answer: (given: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const by = byStaff(house, ask);
  const edition = await findReviewEdition(house.db, by.scope.id, ask.params.edition ?? '');
  if (edition === undefined) return refusedPage({ code: 'review/unknown' });
  return answer({ house, ask, by, edition, today: dayIn(edition.timeZone, by.now) });
}

/** On one proposal of it that is or was in review. */
export function onProposal(answer: (given: AtProposal) => Promise<Answer>) {
  return async (given: AtDesk): Promise<Answer> => {
    const digits = given.ask.params.number ?? '';
    const number = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0;
    const examination = await findExamination(given.house.db, given.edition.id, number);
    return examination === undefined
      ? refusedPage({ code: 'review/unknown' }, wayBack(given.edition))
      : answer({ ...given, number, examination });
  };
}

export function placeOf({ institutionSlug, slug }: ReviewEdition) {
  return { institution: institutionSlug, edition: slug };
}

function wayBack(edition: ReviewEdition) {
  return { label: edition.name, href: desk.bench.to(placeOf(edition)) };
}

export function mayHere({ by }: Pick<AtDesk, 'by'>, act: Act): boolean {
  return mayDo(permissions[act], by.actor.grants, by.scope);
}

/** To the workbench, with what was done and to how many. */
export function toBench({ edition }: AtDesk, hecho: string, count?: number): Response {
  const cuantas = count === undefined ? undefined : String(count);
  return seeOther(desk.bench.to(placeOf(edition), { query: { hecho, cuantas } }));
}

/** Back to it, among those of the workbench from which it was opened. */
export function toProposal({ ask, edition, number }: AtProposal, hecho: string): Response {
  const to = { ...placeOf(edition), number: String(number) };
  const kept = benchQuery(parseBenchFilter(ask.query));
  return seeOther(desk.proposal.to(to, { query: { ...kept, hecho } }));
}

/** A page that says why not, and leads back to the workbench. */
export function refusedAt({ edition }: AtDesk, refusal: Refusal): Page {
  return refusedPage(refusal, wayBack(edition));
}
