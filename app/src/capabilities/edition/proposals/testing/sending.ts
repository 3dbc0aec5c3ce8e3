// Sending as its tests take it: editions of each kind, drafts that are whole, organisations with who speaks for them.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Grant } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { beginDraft, saveDraft } from '../actions/save-draft.ts';
import { sendDraft } from '../actions/send-proposal.ts';
import { type DraftContents, emptyDraft } from '../rules/draft.ts';
import { readDraft } from '../store/drafts.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { contents, givenOpenEdition, givenResident, testKeys } from './kept.ts';

export let given: TestDatabase;
export let town: Town;
const editions = new Map<string, string>();

const everybody = {
  minAge: 14,
  maxAge: 80,
  ties: ['residence', 'work'],
  tieMonths: 0,
  proof: 'declared',
  checkedAt: 'at-the-act',
  who: ['person', 'group', 'organization'],
  needsSponsor: false,
  maxPerPerson: null,
} as const;

/** Opens the database of a test, with an edition of each kind. */
export async function beginSending(): Promise<void> {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  await open('libre', {});
  await open('una', { maxPerPerson: 1 });
  await open('patrocinada', { needsSponsor: true });
}

export async function open(
  slug: string,
  more: Partial<typeof everybody> | Record<string, unknown>,
) {
  const proposers = { ...everybody, ...more };
  const made = await givenOpenEdition(given.db, town, slug, { operational: { proposers } });
  editions.set(slug, made.editionId);
  return made.editionId;
}

export const house = () => ({ db: given.db, keys: testKeys, sensitiveBelowAge: 16 });
export const edition = (slug: string) => editions.get(slug) ?? '';

const whole: DraftContents = {
  ...emptyDraft,
  ...contents,
  acknowledgedNotice: noticeVersion,
  who: 'person',
  tie: 'residence',
  hasInterest: false,
};

/** A title that nobody else has. */
export const fresh = () => ({ title: `Luminarias ${randomUUID().slice(0, 8)}` });

export async function drafted(slug: string, personId: string, more: Partial<DraftContents> = {}) {
  const begun = await beginDraft(given.db, {
    ...{ editionId: edition(slug), personId, acknowledgedNotice: noticeVersion, now: NOW },
  });
  if (!begun.ok) throw new Error(begun.error.code);
  const part = { ...whole, ...fresh(), ...more };
  const of = { id: begun.value, personId };
  const saved = await saveDraft(given.db, { ...of, revision: 1, part, now: NOW });
  expect(saved).toEqual({ ok: true, value: 2 });
  return of;
}

interface SentBy {
  readonly grants?: readonly Grant[];
  readonly now?: Date;
}

export function send(slug: string, of: { id: string; personId: string }, more: SentBy = {}) {
  const { grants = [], now = NOW } = more;
  const asked = { ...of, institution: 'ancud', edition: slug };
  return sendDraft(house(), asked, { personId: of.personId, grants, now, pathIn });
}

export async function sent(
  slug: string,
  personId: string,
  more: Partial<DraftContents> = {},
  by: SentBy = {},
) {
  const done = await send(slug, await drafted(slug, personId, more), by);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

export const refusal = async (
  slug: string,
  personId: string,
  more: Partial<DraftContents> = {},
  by: SentBy = {},
) => {
  const of = await drafted(slug, personId, more);
  const done = await send(slug, of, by);
  // Nothing that was typed is lost.
  if (!done.ok) expect(await readDraft(given.db, of)).toBeDefined();
  return done.ok ? undefined : done.error;
};

export async function givenOrganization(name: string): Promise<string> {
  const { id } = await given.db
    .insertInto('organizations.organization')
    .values({
      slug: `org-${randomUUID().slice(0, 8)}`,
      name,
      kind: 'neighborhood-council',
      cut: '10202',
      registry_number: randomUUID().slice(0, 8),
      legal_state: 'confirmed',
      ...{ place: 'Sector Pudeto', email: 'junta@ejemplo.invalid', registered_at: NOW },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await given.db
    .insertInto('organizations.board')
    .values({
      ...{ organization_id: id, document: 'Acta', declared_at: NOW, confirmed_at: NOW },
      ...{ valid_from: '2025-01-01', valid_until: '2027-12-31' },
    })
    .execute();
  return id;
}

export async function givenRepresentative(organizationId: string, name = 'Olga R.') {
  const personId = await givenResident(given.db, { name });
  await given.db
    .insertInto('people.role_grant')
    .values({
      person_id: personId,
      role: 'organization-representative',
      organization_id: organizationId,
      granted_at: new Date('2026-01-01T00:00:00Z'),
    })
    .execute();
  const scope = { kind: 'organization', id: organizationId } as const;
  return { personId, grants: [{ role: 'organization-representative', scope }] };
}
