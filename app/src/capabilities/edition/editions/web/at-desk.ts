// Every page of the desk is of one institution, and most of one edition of it: both are found within the address.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import type { InstitutionKind } from '../rules/calendar-plan.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Circumstances } from '../rules/rulebook-problems.ts';
import { inForce } from '../rules/standing.ts';
import { type Draft, readDraft } from '../store/drafts.ts';
import { type Edition, findEdition } from '../store/editions.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { desk } from './paths.ts';

type Institution = Awaited<ReturnType<typeof readInstitution>>;

/** Somebody at the desk of an institution that holds editions. */
export interface AtInstitution {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByStaff;
  readonly institution: Institution & { readonly kind: InstitutionKind };
  /** Civil day there. */
  readonly today: string;
}

/** The same about one edition and the bases that are being written for it. */
export interface AtEdition extends AtInstitution {
  readonly edition: Edition;
  readonly draft: Draft;
}

/** What a page is shown again with. */
export interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function onInstitution(house: House, answer: (given: AtInstitution) => Promise<Answer>) {
  return async (ask: Ask): Promise<Answer> => {
    const scope = scopeOf(ask);
    const institution = await readInstitution(house.db, scope.id);
    const { kind, timeZone } = institution;
    // A national body holds no participatory budget of its own.
    if (kind === 'national-body') return unknownPage();
    const now = house.clock.now();
    const by: ByStaff = { actor: actorOf(ask), scope, now };
    const today = dayIn(timeZone, now);
    return answer({ house, ask, by, institution: { ...institution, kind }, today });
  };
}

export function onEdition(house: House, answer: (given: AtEdition) => Promise<Answer>) {
  return onInstitution(house, async (given) => {
    const { ask, institution } = given;
    const edition = await findEdition(house.db, institution.id, ask.params.edition ?? '');
    const draft = edition && (await readDraft(house.db, edition.id));
    if (edition !== undefined && draft !== undefined) return answer({ ...given, edition, draft });
    const href = desk.list.to({ institution: institution.slug });
    return unknownPage({ label: m.editions_desk_title(), href });
  });
}

/** What stands in the addresses of an edition. */
export function placeOf({ institution, edition }: AtEdition) {
  return { institution: institution.slug, edition: edition.slug };
}

export function circumstancesOf({ institution, today, edition }: AtEdition): Circumstances {
  const isPublished = inForce(edition) !== undefined;
  return { institutionKind: institution.kind, today, isPublished };
}

/** To the page of the edition at its desk, with what was done. */
export function backTo(given: AtEdition, hecho: string): Response {
  return seeOther(desk.edition.to(placeOf(given), { query: { hecho } }));
}

/** Says no on a page of its own that leads back to the edition. */
export function refusedAt(given: AtEdition, refusal: Refusal): Page {
  const href = desk.edition.to(placeOf(given));
  return refusedPage(refusal, { label: given.edition.name, href });
}
