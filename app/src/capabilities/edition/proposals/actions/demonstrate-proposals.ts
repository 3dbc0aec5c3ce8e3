// Invented proposals of a demonstration, sent through the same actions as real ones on the days of their editions.
import { assert, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { demonstrateConversation } from '../../../ground/conversation/index.ts';
import { inventOrganizations, readOrganization } from '../../../ground/organizations/index.ts';
import {
  inventResidents,
  personaResident,
  publicNames,
  standingGrantsIn,
} from '../../../ground/people/index.ts';
import { addDays, dayIn, isWithin } from '../../../ground/territories/rules/index.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import {
  contentsOf,
  type InventedMerge,
  type InventedProposal,
} from '../demonstration/invented.ts';
import { inventedPrices } from '../demonstration/prices.ts';
import { organizations, type Story, stories } from '../demonstration/stories.ts';
import type { Contents } from '../rules/contents.ts';
import { emptyDraft } from '../rules/draft.ts';
import type { ProposalState } from '../rules/states.ts';
import { answerSponsorship } from '../store/consents.ts';
import { type Entry, listEntries } from '../store/entries.ts';
import { insertEvent } from '../store/events.ts';
import { insertEndorsements } from '../store/invented-endorsements.ts';
import { listByFirstTitle, type ThereAlready } from '../store/invented-proposals.ts';
import { insertSignatories, listOpenWith } from '../store/joinings.ts';
import { listPrices } from '../store/prices.ts';
import { type Area, listAreas } from '../store/proposal-map.ts';
import { findProposal, type InsertedProposal } from '../store/proposals.ts';
import { answerJoining } from './answer-joining.ts';
import type { ByStaff } from './by-staff.ts';
import { enterProposal } from './enter-proposal.ts';
import { beginOfAssemblies, beginOwn, listPriorities, saveEntry } from './keep-entries.ts';
import { keepPrices } from './keep-prices.ts';
import { placeOf } from './open-conversation.ts';
import { proposeJoining } from './propose-joining.ts';
import { sendIn } from './send-proposal.ts';
import type { PathIn } from './tell-authors.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** All who endorse and write. */
const RESIDENTS = 48;
/** Of the residents who only represent an organisation, the first. */
const REPRESENTATIVES_FROM = 30;

interface Scene {
  readonly house: House;
  readonly pathIn: PathIn;
  readonly edition: PublicEdition;
  readonly residents: readonly string[];
  /** Sectors of the comuna. */
  readonly areas: readonly Area[];
  readonly there: There;
  readonly staff: ByStaff;
  /** When the last was sent. */
  readonly until: Date;
}

interface SentOne extends InsertedProposal {
  readonly personId: string | null;
  /** As it was found at this start; undefined of one that was sent in it. */
  readonly before?: ThereAlready;
}

type Sent = Map<string, SentOne>;
type There = ReadonlyMap<string, ThereAlready>;

/** Idempotent, proposal by proposal: a start that was cut short is gone on with, and what is told is left as it is. */
export async function demonstrateProposals(house: House, pathIn: PathIn): Promise<void> {
  const { db, keys, clock } = house;
  const found = await Promise.all(stories.map((story) => findUntold(db, story)));
  const untold = found.flatMap((one) => one ?? []);
  const [first] = untold;
  if (first === undefined) return;
  const residents = await inventResidents(db, keys, RESIDENTS);
  await inventOrganizations(
    db,
    organizations.map(([slug, name, cut, place], index) => ({
      ...{ slug, name, cut, place, personId: residents[REPRESENTATIVES_FROM + index] ?? '' },
    })),
    { now: clock.now(), today: dayIn(first.edition.place.timeZone, clock.now()) },
  );
  for (const { story, ...given } of untold)
    await tell({ house, pathIn, residents, ...given }, story);
}

/** A story of an edition that is there and that is not told to its end. */
async function findUntold(db: Database, story: Story) {
  const edition = await findPublicEdition(db, story.institution, story.edition);
  if (edition === undefined) return undefined;
  const there = await listByFirstTitle(db, edition.id);
  if (isTold(story, there)) return undefined;
  return { story, edition, there, areas: await listAreas(db, edition.place.cut) };
}

const allOf = ({ proposals, merge }: Story) =>
  merge === undefined ? proposals : [...proposals, merge.becomes];

const unreviewed: ReadonlySet<ProposalState> = new Set(['waiting', 'sent', 'merged', 'withdrawn']);

/** Withdrawals come last; what the next room began to review was told before. */
function isTold(story: Story, there: There): boolean {
  const isReviewed = [...there.values()].some(({ state }) => !unreviewed.has(state));
  return (
    isReviewed ||
    allOf(story).every(({ title, endorsements, withdrawn }) => {
      const one = there.get(title);
      return (
        one !== undefined &&
        (endorsements === 0 || one.endorsementsCount > 0) &&
        (withdrawn === undefined || one.state === 'withdrawn')
      );
    })
  );
}

async function tell(
  given: Pick<Scene, 'house' | 'pathIn' | 'edition' | 'residents' | 'areas' | 'there'>,
  story: Story,
): Promise<void> {
  const { house, edition } = given;
  const { db, clock } = house;
  const scope = { kind: 'institution', id: edition.place.id } as const;
  const officer = (await standingGrantsIn(db, scope)).find(({ role }) => role === 'pb-officer');
  const plan = edition.rules.operational.calendar.find(({ phase }) => phase === 'submission');
  if (officer === undefined || plan === undefined) return;
  const from = new Date(`${plan.from}T14:00:00Z`);
  const lastMs =
    story.lastDaysAgo === undefined
      ? new Date(`${plan.until}T14:00:00Z`).getTime()
      : clock.now().getTime() - story.lastDaysAgo * DAY_MS;
  const until = new Date(Math.max(from.getTime() + HOUR_MS, lastMs));
  const staff = { actor: { personId: officer.personId }, scope, now: until };
  // As it stood while it took them: what stopped it came later.
  const scene = { ...given, edition: { ...edition, interruptions: [] }, staff, until };
  if (story.publishesPrices === true) await publishPrices(house, staff, from);
  const sent: Sent = new Map();
  const own = story.proposals.filter(({ by }) => isOwn(by));
  const step = (until.getTime() - from.getTime()) / Math.max(1, own.length);
  await inTransaction(db, async (tx) => {
    for (const [index, one] of own.entries()) {
      const now = new Date(from.getTime() + Math.floor(index * step));
      sent.set(one.title, await send(tx, scene, one, now));
    }
  });
  for (const one of story.proposals.filter(({ by }) => !isOwn(by))) {
    sent.set(one.title, await enter(scene, one));
  }
  if (story.merge !== undefined) sent.set(...(await merge(scene, story.merge, sent)));
  await say(scene, story, sent);
  await standBehind(scene, story, sent);
  await withdraw(scene, story, sent);
}

const isOwn = ({ kind }: InventedProposal['by']) => kind !== 'assembly' && kind !== 'institution';

async function publishPrices({ db }: House, staff: ByStaff, now: Date): Promise<void> {
  const valuedOn = now.toISOString().slice(0, 10);
  if ((await listPrices(db, staff.scope.id)).length > 0) return;
  const prices = inventedPrices(valuedOn);
  done(await keepPrices(db, { prices, retiresAbsent: false }, { ...staff, now }));
}

/** Sent by its author, on the web or on a sheet that the desk entered. */
async function send(
  tx: Tx,
  { house, pathIn, edition, residents, areas, there }: Scene,
  one: InventedProposal,
  now: Date,
): Promise<SentOne> {
  const { db } = house;
  const { by } = one;
  assert(by.kind !== 'assembly' && by.kind !== 'institution', 'somebody sends it herself');
  const own = by.kind === 'organization' ? await readOrganization(db, by.slug) : undefined;
  const scope = own && ({ kind: 'organization', id: own.id } as const);
  const personId = await senderOf(house, residents, by, scope);
  const before = there.get(one.title);
  if (before !== undefined) return { ...before, personId, before };
  const sponsor = one.sponsor === undefined ? undefined : await readOrganization(db, one.sponsor);
  const asksInterest = edition.rules.operational.options.interestDeclaration;
  const draft = {
    ...emptyDraft,
    ...placedIn(areas, one),
    acknowledgedNotice: noticeVersion,
    who: by.kind,
    groupName: by.kind === 'group' ? by.name : '',
    organizationId: own?.id ?? null,
    tie: by.kind === 'organization' ? null : ('residence' as const),
    sponsorId: sponsor?.id ?? null,
    hasInterest: asksInterest ? one.interest !== undefined : null,
    interest: one.interest ?? '',
  };
  const role = 'organization-representative';
  const inserted = done(
    await sendIn(tx, house, draft, {
      ...{ personId, now, pathIn, edition, sheet: null },
      channel: one.isOnPaper === true ? 'paper' : 'web',
      grants: scope === undefined ? [] : [{ role, scope }],
    }),
  );
  const { id: proposalId } = inserted;
  const signing = (one.coauthors ?? []).flatMap((index) => residents[index] ?? []);
  const names = await publicNames(tx, signing);
  const signatories = signing.map((id) => ({ personId: id, publicName: names.get(id) ?? null }));
  await insertSignatories(tx, proposalId, signatories, now);
  const event = { proposalId, state: 'sent', told: {}, now: later(now, 2) } as const;
  for (const _ of signing) await insertEvent(tx, { ...event, kind: 'coauthor-accepted' });
  if (sponsor !== undefined) {
    const asked = { proposalId, organizationId: sponsor.id, askedBy: 'author' } as const;
    const answer = { answer: 'accepted', reason: null, now: later(now, 2) } as const;
    assert(await answerSponsorship(tx, { ...asked, ...answer }), 'it was asked a moment ago');
    await insertEvent(tx, { ...event, kind: 'sponsor-accepted' });
  }
  return { ...inserted, personId };
}

/** In the narrowest sector where its point lies. */
function placedIn(areas: readonly Area[], one: InventedProposal): Contents {
  const contents = contentsOf(one);
  const { lat, lon } = contents;
  if (lat === null || lon === null) return contents;
  const area = areas.findLast(({ rings }) => rings !== null && isWithin(rings, { lat, lon }));
  return { ...contents, territoryId: area?.id ?? null };
}

async function senderOf(
  house: House,
  residents: readonly string[],
  by: InventedProposal['by'],
  scope: Scope | undefined,
): Promise<string> {
  if ('persona' in by) return personaResident(house.db, house.keys, by.persona);
  return 'resident' in by ? (residents[by.resident] ?? '') : speakerOf(house, scope);
}

async function speakerOf({ db }: House, scope: Scope | undefined): Promise<string> {
  const held = scope && (await standingGrantsIn(db, scope));
  const personId = held?.find(({ role }) => role === 'organization-representative')?.personId;
  assert(personId !== undefined, 'an invented organisation has its representative');
  return personId;
}

/** What the desk writes, of an assembly or of the institution itself. */
async function enter(
  { house, pathIn, edition, staff, areas, there }: Scene,
  one: InventedProposal,
): Promise<SentOne> {
  const before = there.get(one.title);
  if (before !== undefined) return { ...before, personId: null, before };
  const { db } = house;
  const { id: editionId, place } = edition;
  const { by } = one;
  const { now } = staff;
  const all = by.kind === 'assembly' ? await listPriorities(db, place.id, now) : [];
  const found = all.find(({ text }) => by.kind === 'assembly' && text === by.priority);
  const priorityId = found?.id ?? null;
  const isBegun = (entry: Entry) => entry.number === null && entry.priorityId === priorityId;
  const entry = (await listEntries(db, editionId)).find(isBegun);
  const of = { editionId, institutionId: place.id, priorityIds: [priorityId ?? ''], now };
  const [begun] = priorityId === null || entry ? [] : await beginOfAssemblies(db, of);
  const id = entry?.id ?? begun ?? (await beginOwn(db, editionId, now));
  const written = {
    editionId,
    id,
    revision: entry?.revision ?? 1,
    contents: placedIn(areas, one),
    now,
  };
  const revision = done(await saveEntry(db, written));
  const inserted = done(await enterProposal(db, edition, { id, revision }, { ...staff, pathIn }));
  return { ...inserted, personId: null };
}

/** The author of the first asks, and those of the others say yes a day later. */
async function merge(
  { house, pathIn, edition, until, areas, there }: Scene,
  { titles, reason, becomes }: InventedMerge,
  sent: Sent,
): Promise<[string, SentOne]> {
  const { db } = house;
  const parts = titles.flatMap((title) => sent.get(title) ?? []);
  const [first, ...others] = parts;
  assert(first !== undefined, 'what becomes one was sent');
  const before = there.get(becomes.title);
  if (before !== undefined) return [becomes.title, { ...before, personId: first.personId, before }];
  const now = later(until, 1);
  const [open] = await listOpenWith(db, [first.id]);
  const asked =
    open ??
    done(
      await proposeJoining(
        db,
        edition,
        {
          ...{ kind: 'merge', reason, becomes: [placedIn(areas, becomes)] },
          originals: new Map(parts.map(({ number }) => [number, 1])),
          answerUntil: addDays(dayIn(edition.place.timeZone, now), 10),
        },
        { number: first.number, actor: { personId: first.personId ?? '', grants: [] } },
        { pathIn, now },
      ),
    );
  const answered = open?.parts.filter(({ consent }) => consent !== null) ?? [];
  const waiting = others.filter(({ id }) => !answered.some((part) => part.proposalId === id));
  for (const { id: proposalId, personId } of waiting) {
    const answer = { joiningId: asked.id, proposalId, seenVersion: 1, answer: 'given', reason: '' };
    const by = { actor: { personId: personId ?? '', grants: [] } };
    const telling = { pathIn, now: later(until, 3) };
    done(await answerJoining(db, { ...answer, answer: 'given' }, by, telling));
  }
  const number = Math.max(...[...sent.values()].map((one) => one.number)) + 1;
  const child = await findProposal(db, edition.id, number);
  assert(child !== undefined, 'what came of them is the last');
  return [becomes.title, { id: child.id, number, personId: first.personId }];
}

/** As many residents as the story says, none of them an author of it. */
function standBehind({ house, edition, residents, until }: Scene, story: Story, sent: Sent) {
  return inTransaction(house.db, async (tx) => {
    for (const [index, one] of allOf(story).entries()) {
      const proposal = sent.get(one.title);
      if (proposal === undefined || one.endorsements === 0) continue;
      if (proposal.before !== undefined && proposal.before.endorsementsCount > 0) continue;
      const signing = new Set([proposal.personId, ...signersOf(one, residents)]);
      const personIds = residents
        .map((_, place) => residents[(place + index * 7) % residents.length] ?? '')
        .filter((id) => !signing.has(id))
        .slice(0, one.endorsements);
      const since = later(until, -60);
      const { id: proposalId } = proposal;
      await insertEndorsements(tx, { proposalId, editionId: edition.id, personIds, since });
    }
  });
}

const signersOf = (one: InventedProposal, residents: readonly string[]) =>
  (one.coauthors ?? []).flatMap((index) => residents[index] ?? []);

async function say({ house }: Scene, story: Story, sent: Sent): Promise<void> {
  for (const { title, comments = [] } of story.proposals) {
    const proposal = sent.get(title);
    if (proposal === undefined || comments.length === 0) continue;
    const said = comments.map(({ by, text, reply }, place) => ({
      ...{ by, text, hoursAgo: 90 - place * 20 },
      ...(reply === undefined ? {} : { replies: [{ by: by + 1, text: reply, hoursAgo: 60 }] }),
    }));
    await demonstrateConversation(house, placeOf(proposal), said);
  }
}

async function withdraw({ house, pathIn, until }: Scene, story: Story, sent: Sent): Promise<void> {
  for (const { title, withdrawn } of story.proposals) {
    const proposal = sent.get(title);
    if (proposal === undefined || withdrawn === undefined) continue;
    if (proposal.before?.state === 'withdrawn') continue;
    const actor = { personId: proposal.personId ?? '', grants: [] };
    const given = { proposalId: proposal.id, reason: withdrawn };
    done(await withdrawProposal(house.db, given, actor, { now: later(until, 4), pathIn }));
  }
}

const later = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR_MS);

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
