// Invented encounters of a demonstration, which SUBDERE calls: a regional workshop with its report, a national encounter whose report is late, and one to come that takes papers.
import { randomBytes } from 'node:crypto';
import { assert, codeOfBytes } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { findInstitution } from '../../institutions/index.ts';
import { readOrganization } from '../../organizations/index.ts';
import { inventResidents } from '../../people/index.ts';
import { inventAnswers } from '../../surveys/index.ts';
import { addDays, dayIn, instantThere } from '../../territories/rules/index.ts';
import type { GatheringWritten } from '../rules/gathering.ts';
import { insertDelegation } from '../store/delegations.ts';
import { listOwn, readGathering } from '../store/gatherings.ts';
import { acceptPaper, listPapers } from '../store/papers.ts';
import { documentOfPaper, type PathIn, SEARCH_ROOM } from '../store/search-documents.ts';
import type { Acting } from './acting.ts';
import { askEvaluation } from './ask-evaluation.ts';
import { enterAtDoor } from './enter-arrival.ts';
import { actingAs, done, invent, siteOf } from './invent-gathering.ts';
import {
  type InventedEncounter,
  type InventedPaper,
  inventedEncounters,
} from './invented-encounters.ts';
import { inventedPdf } from './invented-pdf.ts';
import { publishReport } from './keep-report.ts';
import { addDocument } from './keep-results.ts';
import { closeGathering } from './move-gathering.ts';
import { PASS_LENGTH } from './register.ts';
import { callForPapers, sendPaper } from './send-paper.ts';
import { watchReports } from './watch-reports.ts';

const TIME_ZONE = 'America/Santiago';
const DAY_MS = 86_400_000;
/** Seats of each invented registration. */
const GROUP = 4;

interface Paths {
  /** Of the page of a gathering, and of its programme. */
  readonly pathIn: PathIn;
  readonly papersPathIn: PathIn;
}

/** Idempotent: where an encounter of SUBDERE is there is nothing to add. */
export async function demonstrateEncounters(
  house: House,
  { pathIn, papersPathIn }: Paths,
): Promise<void> {
  const { db, keys } = house;
  const subdere = await findInstitution(db, 'subdere');
  if (subdere === undefined) return;
  const scope = { kind: 'institution', id: subdere.id } as const;
  const by = await actingAs(house, pathIn, scope, 'national-staff');
  if (by === undefined) return;
  const called = await listOwn(db, [scope]);
  if (called.some(({ kind }) => kind === 'encounter')) return;
  const [author] = await inventResidents(db, keys, 1);
  assert(author !== undefined, 'one was asked for');
  for (const one of inventedEncounters) await hold(house, by, one, { author, papersPathIn });
  await watchReports(db, pathIn, by.now);
}

async function hold(
  house: House,
  by: Acting,
  one: InventedEncounter,
  { author, papersPathIn }: Pick<Received, 'author' | 'papersPathIn'>,
): Promise<void> {
  const { db } = house;
  const written = writtenOf(one, by.now);
  const id = await invent(house, by, written, undefined);
  const before = {
    ...by,
    now: new Date(Math.min(by.now.getTime(), written.startsAt.getTime() - 10 * DAY_MS)),
  };
  const papers = { id, one, author, papersPathIn, closesBefore: written.startsAt };
  await receivePapers(house, before, papers);
  await receiveDelegations(db, before, id, one, author);
  await enrol(db, id, one.groups, before.now);
  for (const title of one.documents) {
    const bytes = inventedPdf([title, 'Documento inventado para la demostración.']);
    done(await addDocument(house, before, id, { bytes, name: 'material.pdf', title }));
  }
  if (one.attended === undefined) return;
  const counted = { name: '', territoryId: undefined, peopleCount: one.attended };
  const form = { ...counted, formKey: crypto.randomUUID() };
  done(await enterAtDoor(db, { ...by, now: written.startsAt }, id, form));
  done(await closeGathering(db, { ...by, now: written.endsAt }, id));
  await evaluate(db, by, id, { one, endsAt: written.endsAt });
  if (one.report === undefined) return;
  const after = { ...by, now: new Date(written.endsAt.getTime() + one.reportedAfter * DAY_MS) };
  const report = { text: one.report, reason: undefined };
  done(await publishReport({ db, site: siteOf(house) }, after, id, report));
}

function writtenOf({ days, from, until, ...one }: InventedEncounter, now: Date): GatheringWritten {
  const day = addDays(dayIn(TIME_ZONE, now), days);
  const [startsAt, endsAt] = [from, until].map((hour) => instantThere(TIME_ZONE, day, hour));
  assert(startsAt !== undefined && endsAt !== undefined, 'clocks of Chile leap at midnight');
  return {
    ...one.written,
    territoryId: undefined,
    landmarkId: undefined,
    threshold: undefined,
    startsAt,
    endsAt,
  };
}

interface Received {
  readonly id: string;
  readonly one: InventedEncounter;
  readonly author: string;
  readonly papersPathIn: PathIn;
  readonly closesBefore: Date;
}

async function receivePapers(
  house: House,
  by: Acting,
  { id, one, author, papersPathIn, closesBefore }: Received,
): Promise<void> {
  const { db } = house;
  if (one.call === undefined) return;
  const closesOn = addDays(dayIn(TIME_ZONE, closesBefore), -5);
  done(await callForPapers(db, by, id, { text: one.call, closesOn }));
  const gathering = await readGathering(db, id);
  assert(gathering !== undefined, 'it was called just now');
  for (const [index, paper] of one.papers.entries()) {
    const sentAt = new Date(by.now.getTime() + index * 60_000);
    const given = await paperOf(db, paper);
    const actor = { personId: author, grants: given.grants };
    done(await sendPaper(house, actor, gathering.slug, given.sent, sentAt));
  }
  await inTransaction(db, async (tx) => {
    const accepted = new Set(one.papers.flatMap((paper) => (paper.isAccepted ? paper.title : [])));
    for (const paper of await listPapers(tx, id)) {
      if (!accepted.has(paper.title)) continue;
      await acceptPaper(tx, paper, by.now);
      await putDocuments(tx, SEARCH_ROOM, [documentOfPaper(paper, gathering, papersPathIn)]);
    }
  });
}

/** Sent by somebody who speaks for whoever it is in the name of. */
async function paperOf(db: Database, { title, summary, authors, of }: InventedPaper) {
  const inNameOf = of === undefined ? undefined : await scopeOf(db, of);
  const role = inNameOf?.kind === 'institution' ? 'pb-officer' : 'organization-representative';
  const bytes = inventedPdf([title, authors, 'Ponencia inventada para la demostración.']);
  return {
    grants: inNameOf === undefined ? [] : [{ role, scope: inNameOf }],
    sent: { title, summary, authors, inNameOf, bytes, name: 'ponencia.pdf' },
  };
}

async function scopeOf(db: Database, slug: string): Promise<Scope | undefined> {
  const institution = await findInstitution(db, slug);
  if (institution !== undefined) return { kind: 'institution', id: institution.id };
  const organization = await readOrganization(db, slug);
  return organization && { kind: 'organization', id: organization.id };
}

async function receiveDelegations(
  db: Database,
  by: Acting,
  id: string,
  { delegations }: InventedEncounter,
  personId: string,
): Promise<void> {
  for (const [slug, peopleCount, headName, publishesHead] of delegations) {
    const of = await scopeOf(db, slug);
    if (of === undefined) continue;
    const delegation = { of, personId, peopleCount, headName, publishesHead, names: [] };
    await inTransaction(db, (tx) => insertDelegation(tx, id, delegation, by.now));
  }
}

/** So many groups of four whom the desk wrote down, all at once. */
async function enrol(db: Database, gatheringId: string, groups: number, now: Date): Promise<void> {
  if (groups === 0) return;
  const rows = Array.from({ length: groups }, (_, index) => ({
    id: crypto.randomUUID(),
    gathering_id: gatheringId,
    name: `Persona inventada ${index + 1}`,
    companions: GROUP - 1,
    state: 'confirmed',
    code: codeOfBytes(randomBytes(PASS_LENGTH)),
    registered_at: now,
  }));
  await db.insertInto('gatherings.registration').values(rows).execute();
}

interface Evaluated {
  readonly one: InventedEncounter;
  readonly endsAt: Date;
}

async function evaluate(
  db: Database,
  by: Acting,
  id: string,
  { one, endsAt }: Evaluated,
): Promise<void> {
  const { answered } = one;
  if (answered === 0) return;
  const opensAt = new Date(endsAt.getTime() + 3_600_000);
  const closesAt = new Date(opensAt.getTime() + 5 * DAY_MS);
  const surveyId = done(await askEvaluation(db, { ...by, now: opensAt }, id));
  await inventAnswers(db, by, { id: surveyId, opensAt, closesAt, answersCount: answered });
}
