// Takes what a resident says of a paragraph or of the whole, lets her change it until the deadline, and take it back.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { mustWait } from '../../../ground/conversation/rules/index.ts';
import { readParticipant } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { type ConsultationEvent, next } from '../rules/consultation.ts';
import { mayObserve, maySay, type ObservationWritten } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdOpened } from '../store/consultations.ts';
import {
  changeObservation,
  countLetThrough,
  deleteObservation,
  holdOwn,
  insertObservation,
} from '../store/observations.ts';
import { type KeptParagraph, listParagraphs } from '../store/paragraphs.ts';

const MINUTE = 60;
/** A long text has many paragraphs, and nobody writes about more of them in an hour. */
const WRITING: RateLimit = {
  name: 'consultations/observe',
  attempts: 40,
  windowSeconds: 60 * MINUTE,
};

export interface About {
  readonly slug: string;
  /** Of the paragraph; undefined for the whole. */
  readonly number: number | undefined;
}

export interface Observed {
  /** Whether a moderator reads it before everybody does. */
  readonly waits: boolean;
}

type Housed = Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>;

/** One of each person about each paragraph: what she says again takes the place of what she said. */
export async function observe(
  house: Housed,
  about: About,
  written: ObservationWritten,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<Result<Observed, Refusal>> {
  const may = await mayObserveNow(house, personId, now);
  if (!may.ok) return may;
  const who = house.keys.fingerprint('consultations/attempts', personId);
  const wait = await waitSeconds(house.db, WRITING, who);
  if (wait !== undefined) {
    return err({ code: 'consultations/too-many', minutes: Math.ceil(wait / MINUTE) });
  }
  return inTransaction(house.db, async (tx) => {
    const found = await findAbout(tx, about, 'observe', now);
    if (!found.ok) return found;
    const { consultationId, paragraph } = found.value;
    const fitting = maySay(written, paragraph ?? 'whole');
    if (!fitting.ok) return fitting;
    const paragraphId = paragraph?.id;
    const own = await holdOwn(tx, { consultationId, paragraphId, personId });
    if (own?.hiddenAt !== undefined) return err({ code: 'consultations/is-hidden' });
    if (own !== undefined && own.way !== 'web') {
      return err({ code: 'consultations/already-observed' });
    }
    const waits = mustWait(await countLetThrough(tx, personId));
    if (own !== undefined) {
      await changeObservation(tx, own, written, { isShown: !waits, now });
      return ok({ waits });
    }
    const isNew = await insertObservation(tx, {
      ...written,
      consultationId,
      paragraphId,
      way: 'web',
      personId,
      paperSheetId: undefined,
      gatheringId: undefined,
      peopleCount: 1,
      isShown: !waits,
      now,
    });
    return isNew ? ok({ waits }) : err({ code: 'consultations/already-observed' });
  });
}

/** As old as whoever takes part in a conversation. */
export async function mayObserveNow(
  house: Omit<Housed, 'db'> & { readonly db: Database | Tx },
  personId: string,
  now: Date,
): Promise<Result<void, Refusal>> {
  const today = dayIn('America/Santiago', now);
  return mayObserve((await readParticipant(house, personId, today)).mayTakePart);
}

export function takeBackObservation(
  db: Database,
  about: About,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findAbout(tx, about, 'observe', now);
    if (!found.ok) return found;
    const { consultationId, paragraph } = found.value;
    const own = await holdOwn(tx, { consultationId, paragraphId: paragraph?.id, personId });
    if (own === undefined) return err({ code: 'consultations/unknown' });
    if (own.hiddenAt !== undefined) return err({ code: 'consultations/is-hidden' });
    if (own.way !== 'web') return err({ code: 'consultations/already-observed' });
    await deleteObservation(tx, own.id);
    return ok(undefined);
  });
}

interface FoundAbout {
  readonly consultationId: string;
  /** Undefined for the whole. */
  readonly paragraph: KeptParagraph | undefined;
}

/** What somebody speaks of, if the state of the consultation lets her. */
export async function findAbout(
  tx: Tx,
  { slug, number }: About,
  event: ConsultationEvent,
  now: Date,
): Promise<Result<FoundAbout, Refusal>> {
  const consultation = await holdOpened(tx, slug, now);
  if (consultation === undefined) return err({ code: 'consultations/unknown' });
  const to = next(consultation.state, event);
  if (!to.ok) return to;
  if (number === undefined) return ok({ consultationId: consultation.id, paragraph: undefined });
  const paragraphs = await listParagraphs(tx, consultation.id);
  const paragraph = paragraphs.find((one) => one.number === number);
  return paragraph === undefined
    ? err({ code: 'consultations/paragraph-unknown' })
    : ok({ consultationId: consultation.id, paragraph });
}
