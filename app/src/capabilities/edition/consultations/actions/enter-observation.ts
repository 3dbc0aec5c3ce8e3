// What the desk enters: the observation of a sheet of paper, and those that an assembly held, with how many held them.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { findGathering } from '../../../ground/gatherings/index.ts';
import { next } from '../rules/consultation.ts';
import { maySay, type ObservationWritten } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Consultation, findConsultation, holdOpened } from '../store/consultations.ts';
import { deleteOfSheet, insertObservation } from '../store/observations.ts';
import { type KeptParagraph, listParagraphs } from '../store/paragraphs.ts';
import { linkGathering, listGatherings } from '../store/what-is-asked.ts';
import { type ByStaff, log, onConsultation } from './acting.ts';

export interface Entered {
  readonly written: ObservationWritten;
  /** Place of the paragraph in the text, from 1; undefined for the whole. */
  readonly number: number | undefined;
}

export interface EnteredSheet extends Entered {
  readonly slug: string;
  readonly sheetId: string;
  readonly personId: string;
}

/** Also when the deadline is over, until the answers are published: it was written before. */
export async function enterSheet(
  tx: Tx,
  { slug, sheetId, personId, ...entered }: EnteredSheet,
  now: Date,
): Promise<Result<void, Refusal>> {
  const consultation = await holdOpened(tx, slug, now);
  if (consultation === undefined) return err({ code: 'consultations/unknown' });
  const to = next(consultation.state, 'enter');
  if (!to.ok) return to;
  const paragraph = await findParagraph(tx, consultation, entered);
  if (!paragraph.ok) return paragraph;
  const isNew = await insertObservation(tx, {
    ...entered.written,
    consultationId: consultation.id,
    paragraphId: paragraph.value?.id,
    way: 'paper',
    personId,
    paperSheetId: sheetId,
    gatheringId: undefined,
    peopleCount: 1,
    isShown: true,
    now,
  });
  return isNew ? ok(undefined) : err({ code: 'consultations/already-observed' });
}

/** What was answered in public is taken back no more. */
export async function takeBackSheet(
  tx: Tx,
  { slug, sheetId }: Pick<EnteredSheet, 'slug' | 'sheetId'>,
  now: Date,
): Promise<Result<void, Refusal>> {
  const consultation = await findConsultation(tx, slug, now);
  if (consultation === undefined) return err({ code: 'consultations/unknown' });
  const to = next(consultation.state, 'enter');
  if (!to.ok) return to;
  await deleteOfSheet(tx, sheetId);
  return ok(undefined);
}

/** Says that a gathering spoke about it. */
export function linkAssembly(
  db: Database,
  by: ByStaff,
  { id, gathering: slug }: { readonly id: string; readonly gathering: string },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'enter', async (tx, consultation) => {
    const gathering = await findGathering(tx, slug);
    if (gathering === undefined) return err({ code: 'consultations/gathering-unknown' });
    await linkGathering(tx, consultation.id, gathering.id);
    const told = { step: 'gathering-linked', gathering: slug };
    await log(tx, by, 'consultations/enter-paper', consultation, told);
    return ok(undefined);
  });
}

export interface FromAssembly extends Entered {
  readonly id: string;
  /** Address of a gathering that is linked. */
  readonly gathering: string;
  readonly peopleCount: number;
}

/** What people held there, once it was held. */
export function enterFromAssembly(
  db: Database,
  by: ByStaff,
  { id, gathering: slug, peopleCount, ...entered }: FromAssembly,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'enter', async (tx, consultation) => {
    const linked = (await listGatherings(tx, id)).find((one) => one.slug === slug);
    if (linked === undefined) return err({ code: 'consultations/gathering-unknown' });
    if (linked.startsAt > by.now) return err({ code: 'consultations/gathering-not-held' });
    const paragraph = await findParagraph(tx, consultation, entered);
    if (!paragraph.ok) return paragraph;
    await insertObservation(tx, {
      ...entered.written,
      consultationId: id,
      paragraphId: paragraph.value?.id,
      way: 'assembly',
      personId: undefined,
      paperSheetId: undefined,
      gatheringId: linked.id,
      peopleCount,
      isShown: true,
      now: by.now,
    });
    const told = { step: 'entered-from-gathering', gathering: slug, people: peopleCount };
    await log(tx, by, 'consultations/enter-paper', consultation, told);
    return ok(undefined);
  });
}

async function findParagraph(
  tx: Tx,
  { id }: Consultation,
  { written, number }: Entered,
): Promise<Result<KeptParagraph | undefined, Refusal>> {
  const paragraph =
    number === undefined
      ? undefined
      : (await listParagraphs(tx, id)).find((one) => one.number === number);
  const may = maySay(written, number === undefined ? 'whole' : paragraph);
  return may.ok ? ok(paragraph) : may;
}
