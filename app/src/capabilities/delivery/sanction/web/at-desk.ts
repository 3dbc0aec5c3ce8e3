// What every page of the desk begins with: the edition of the institution in the address, its lists, and one sitting of them.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findPublicEdition, type PublicEdition } from '../../../edition/editions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import type { ByStaff, EditionAsked, SanctionSite } from '../actions/by-staff.ts';
import { findSitting, type SittingAsked } from '../actions/locate.ts';
import type { Matter } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  readSubmissions,
  type Sitting,
  type Submission,
  type SubmittedContest,
} from '../store/submissions.ts';
import { refusedSanction } from './desk-parts.tsx';
import { sanctionPathIn } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByStaff;
  readonly edition: PublicEdition;
  readonly submissions: readonly Submission[];
  /** Civil day there. */
  readonly today: string;
}

export interface AtSitting extends AtDesk {
  readonly submission: Submission;
  readonly sitting: Sitting;
}

export interface AtProject extends AtSitting {
  readonly contest: SubmittedContest;
  readonly matter: Matter;
}

/** What a page is shown again with. */
export interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export type DeskAct = Extract<keyof typeof permissions, `sanction/${string}`>;

export function deskRoute(
  house: House,
  method: Route['method'],
  act: DeskAct,
  path: Route['path'],
  answer: (given: AtDesk) => Promise<Answer>,
): Route {
  return route({
    ...{ audience: { act }, method, path },
    answer: (ask) => onEdition(house, ask, answer),
  });
}

/** An edition of the institution in the address; another's is not there. */
async function onEdition(
  house: House,
  ask: Ask,
  answer: (given: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const { institution, edition: slug } = ask.params;
  const edition = await findPublicEdition(house.db, typedText(institution), typedText(slug));
  const now = house.clock.now();
  const by: ByStaff = { actor: actorOf(ask), scope: scopeOf(ask), now };
  if (edition?.institutionId !== by.scope.id) return unknown();
  const submissions = await readSubmissions(house.db, edition.id);
  return answer({
    house,
    ask,
    by,
    edition,
    submissions,
    today: dayIn(edition.place.timeZone, now),
  });
}

export const unknown = () => refusedSanction({ code: 'sanction/unknown' });

export async function onSitting(
  given: AtDesk,
  answer: (given: AtSitting) => Promise<Answer>,
): Promise<Answer> {
  const found = findSitting(given.submissions, typedText(given.ask.params.sitting));
  return found === undefined ? unknown() : answer({ ...given, ...found });
}

export function onProject(
  given: AtDesk,
  answer: (given: AtProject) => Promise<Answer>,
): Promise<Answer> {
  return onSitting(given, async (at) => {
    const { params } = at.ask;
    const { contests, matters } = at.submission;
    const contest = contests.find(({ code }) => code === typedText(params.contest));
    const matter = matters.find(
      (one) => one.contestId === contest?.contestId && String(one.number) === params.number,
    );
    return contest === undefined || matter === undefined
      ? unknown()
      : answer({ ...at, contest, matter });
  });
}

export function mayHere({ by }: AtDesk, act: DeskAct): boolean {
  return mayDo(permissions[act], by.actor.grants, by.scope);
}

export function askedOf({ edition }: AtDesk): EditionAsked {
  return { institution: edition.place.slug, edition: edition.slug };
}

/** The sitting as it was seen by whoever saves: a version that is none was never seen. */
export function sittingAsked(given: AtSitting, typed: Typed): SittingAsked {
  return { ...askedOf(given), sittingId: given.sitting.id, version: Number(typed.version ?? '') };
}

export function siteOf({ house }: AtDesk): SanctionSite {
  const { gather, publicUrl, isProduction } = house;
  return { gather, publicUrl, isDemonstration: !isProduction, pathIn: sanctionPathIn };
}

/** A form shown again with its refusal, at its field where it has one. */
export function refusedShown(
  typed: Typed,
  refusal: Refusal,
  fields: Partial<Readonly<Record<Refusal['code'], string>>> = {},
): Shown {
  const problem = { field: fields[refusal.code] ?? '', message: sentenceOf(refusal) };
  return { typed, problems: [problem], status: statusOf(refusal) };
}
