// Invented consultations of a demonstration: Ancud asks about the bases of 2029, Lautaro answered about its regulation.
import { assert, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { inventResidents, standingGrantsIn } from '../../../ground/people/index.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import { dayIn, instantThere } from '../../../ground/territories/rules/index.ts';
import { type Consultation, listOwn } from '../store/consultations.ts';
import { lastAnswer, listGroups } from '../store/groups.ts';
import { isShown, listObservations } from '../store/observations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import type { PathIn } from '../store/search-documents.ts';
import { listClosedBases } from '../store/what-is-asked.ts';
import type { ByStaff } from './acting.ts';
import {
  ancud,
  ancudSaid,
  type InventedSaid,
  lautaro,
  lautaroAnswers,
  lautaroApproved,
  lautaroSaid,
} from './demonstration-texts.ts';
import { approveAct } from './end-consultation.ts';
import { answerGroup, groupByParagraph } from './group-observations.ts';
import { judgeWritten } from './judge-observation.ts';
import { observe } from './observe.ts';
import { openConsultation } from './open-consultation.ts';
import { publishAnswers, type WriteAnswers } from './publish-answers.ts';
import { type Asked, draftConsultation } from './write-consultation.ts';

const DAY_MS = 86_400_000;

interface Told {
  readonly pathIn: PathIn;
  readonly write: WriteAnswers;
}

/** Idempotent: an institution that has consulted already is left as it is. */
export async function demonstrateConsultations(house: House, told: Told): Promise<void> {
  const moderator = await actingAt(house, told, 'subdere', 'national-staff');
  if (moderator === undefined) return;
  const residents = await inventResidents(house.db, house.keys, 12);
  const ofAncud = await actingAt(house, told, 'ancud', 'pb-officer');
  const bases = ofAncud && (await listClosedBases(house.db, ofAncud.scope.id)).at(0);
  if (ofAncud !== undefined && bases !== undefined && (await hasNone(house, ofAncud))) {
    const days = { opened: 9, closes: -16 };
    const asked = { written: ancud, text: { rulebookId: bases.rulebookId } };
    await opened(house, { officer: ofAncud, moderator, residents }, asked, ancudSaid, days);
  }
  const ofLautaro = await actingAt(house, told, 'lautaro', 'pb-officer');
  if (ofLautaro !== undefined && (await hasNone(house, ofLautaro))) {
    const days = { opened: 48, closes: 20 };
    const team = { officer: ofLautaro, moderator, residents };
    const consultation = await opened(house, team, lautaro, lautaroSaid, days);
    await ended(house, told, ofLautaro, consultation);
  }
}

async function hasNone({ db }: House, { scope, now }: ByStaff): Promise<boolean> {
  return (await listOwn(db, [scope.id], now)).length === 0;
}

/** Whoever holds a role there; undefined where nobody does. */
async function actingAt(
  { db, clock }: House,
  { pathIn }: Told,
  slug: string,
  role: Role,
): Promise<ByStaff | undefined> {
  const institution = await findInstitution(db, slug);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = (await standingGrantsIn(db, scope)).find((one) => one.role === role);
  if (held === undefined) return undefined;
  const actor = { personId: held.personId, grants: [{ role, scope }] };
  return { actor, scope, now: clock.now(), pathIn };
}

interface Team {
  readonly officer: ByStaff;
  readonly moderator: ByStaff;
  readonly residents: readonly string[];
}

/** Days before today; below zero they are to come. */
interface Days {
  readonly opened: number;
  readonly closes: number;
}

function daysAgo(by: ByStaff, days: number): ByStaff {
  return { ...by, now: new Date(by.now.getTime() - days * DAY_MS) };
}

async function opened(
  house: House,
  { officer, moderator, residents }: Team,
  asked: Asked,
  said: readonly InventedSaid[],
  days: Days,
): Promise<Consultation> {
  const { db } = house;
  const atOpening = daysAgo(officer, days.opened);
  const consultation = done(await draftConsultation(db, atOpening, asked));
  const { id, slug } = consultation;
  const { timeZone } = consultation;
  const lastDay = dayIn(timeZone, daysAgo(officer, days.closes).now);
  const closesAt = instantThere(timeZone, lastDay, '18:00');
  assert(closesAt !== undefined, 'clocks of Chile leap at midnight');
  done(await openConsultation(db, atOpening, { id, closesAt }));
  const paragraphs = await listParagraphs(db, id);
  for (const [index, { about, ...written }] of said.entries()) {
    const paragraph =
      about && paragraphs.find(({ isHeading, text }) => !isHeading && about.test(text));
    assert((about === undefined) === (paragraph === undefined), `a paragraph says ${about}`);
    const number = paragraph?.number;
    const personId = residents[index % residents.length] ?? '';
    const now = daysAgo(officer, days.opened - 1 - (index % 5)).now;
    done(await observe(house, { slug, number }, written, { personId, now }));
  }
  const { scope } = officer;
  for (const one of await listObservations(db, id)) {
    if (isShown(one)) continue;
    const read = { id, observationId: one.id, version: one.version };
    const shows = { ...read, hides: false, reason: undefined };
    done(await judgeWritten(db, { ...moderator, scope }, shows));
  }
  return consultation;
}

async function ended(
  house: House,
  { write }: Told,
  officer: ByStaff,
  { id, title }: Consultation,
): Promise<void> {
  const { db, publicUrl, isProduction } = house;
  const site = { publicUrl, isDemonstration: !isProduction };
  const answering = daysAgo(officer, 12);
  const themeOf = (number?: number) => lautaroAnswers[number ?? 0]?.theme ?? title;
  done(await groupByParagraph(db, answering, { id, themeOf }));
  for (const group of await listGroups(db, id)) {
    const answer = Object.values(lautaroAnswers).find(({ theme }) => theme === group.theme);
    assert(answer !== undefined && lastAnswer(group) === undefined, 'each theme has its answer');
    const { theme, said, ...written } = answer;
    done(await answerGroup(db, answering, { id, groupId: group.id, theme, said, answer: written }));
  }
  done(await publishAnswers(db, site, answering, { id, write }));
  const approving = daysAgo(officer, 4);
  const actor = { ...officer.actor, sessionId: '', name: '', provenAt: approving.now };
  const document = await db.transaction().execute((tx) =>
    issueDocument(tx, {
      ...site,
      by: { actor, scope: officer.scope, now: approving.now },
      act: 'consultations/call',
      as: 'pb-officer',
      kind: 'approved-text',
      title: 'Reglamento de presupuesto participativo de Lautaro',
      blocks: lautaroApproved.map(({ isHeading, text }) => ({
        kind: isHeading ? ('heading' as const) : ('text' as const),
        text,
      })),
    }),
  );
  const act = { kind: 'document' as const, code: document.code };
  const words =
    'Documento inventado para la demostración: el Concejo lo aprobó en sesión ordinaria.';
  done(await approveAct(db, approving, { id, act, words, text: lautaroApproved }));
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : result.error.code}`);
  return result.value;
}
