// Whom the room tells what, in the transaction of its cause: everybody who took part with an account.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import type { ReviewOutcome } from '../../../ground/conversation/rules/index.ts';
import { type Notice, notify } from '../../../ground/people/index.ts';
import type { Consultation } from '../store/consultations.ts';
import { listParticipants, type Observation } from '../store/observations.ts';
import type { ByStaff } from './acting.ts';

/** Of the answers, with the page where each is read beside what was said. */
export function tellOfAnswers(tx: Tx, by: ByStaff, consultation: Consultation): Promise<void> {
  return tell(tx, by, consultation, {
    kind: 'consultations/answers',
    key: consultation.id,
    say: () => m.consultations_notice_answers({ title: consultation.title }),
  });
}

/** That an answer says something else now. */
export function tellOfCorrection(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  group: { readonly number: number; readonly version: number },
): Promise<void> {
  const { id, title } = consultation;
  return tell(tx, by, consultation, {
    kind: 'consultations/answers',
    key: `${id} ${group.number} ${group.version}`,
    say: () => m.consultations_notice_correction({ title, number: group.number }),
  });
}

export function tellOfExtension(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  untilAt: Date,
): Promise<void> {
  const { id, title, timeZone } = consultation;
  return tell(tx, by, consultation, {
    kind: 'consultations/deadline',
    key: `${id} ${untilAt.toISOString()}`,
    say: (locale) =>
      m.consultations_notice_extended({
        title,
        closes: formatInstant(untilAt, locale, { timeZone }),
      }),
    dueAt: untilAt,
  });
}

/** What became of it: the act, or why there is none. */
export function tellOfEnd(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  outcome: 'approved' | 'withdrawn',
): Promise<void> {
  const { id, title } = consultation;
  const say =
    outcome === 'approved' ? m.consultations_notice_approved : m.consultations_notice_withdrawn;
  return tell(tx, by, consultation, {
    kind: 'consultations/answers',
    key: `${id} ${outcome}`,
    say: () => say({ title }),
  });
}

type Spoken = Pick<Observation, 'id' | 'personId' | 'number' | 'hiddenAt'>;

/** The author, that a moderator hid what she said and somebody else can look at it. */
export function tellOfHiding(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  observation: Spoken,
): Promise<void> {
  const { title } = consultation;
  return tellAuthor(tx, by, consultation, observation, {
    kind: 'consultations/moderation',
    key: `${observation.id} ${by.now.toISOString()}`,
    say: () => m.consultations_notice_hidden({ title }),
  });
}

export function tellOfSecondReview(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  observation: Spoken,
  outcome: ReviewOutcome,
): Promise<void> {
  const { title } = consultation;
  const say =
    outcome === 'restored' ? m.consultations_notice_restored : m.consultations_notice_upheld;
  return tellAuthor(tx, by, consultation, observation, {
    kind: 'consultations/moderation',
    key: `${observation.id} ${observation.hiddenAt?.toISOString()} ${outcome}`,
    say: () => say({ title }),
  });
}

/** Nobody, if what was said is nobody's any more. */
async function tellAuthor(
  tx: Tx,
  { now, pathIn }: ByStaff,
  { slug, institutionId }: Consultation,
  { personId, number }: Spoken,
  { kind, key, say }: Told,
): Promise<void> {
  if (personId === undefined) return;
  const titles = titlesOf(say);
  const paths = bothPaths((locale) => `${pathIn(slug, locale)}#p${number ?? 0}`);
  await notify(tx, [{ personId, kind, key, titles, paths, institutionId }], now);
}

function titlesOf(say: Told['say']): Notice['titles'] {
  return { 'es-CL': inLocale('es-CL', () => say('es-CL')), en: inLocale('en', () => say('en')) };
}

interface Told {
  readonly kind: `consultations/${string}`;
  readonly key: string;
  readonly say: (locale: Locale) => string;
  readonly dueAt?: Date;
}

async function tell(
  tx: Tx,
  { now, pathIn }: ByStaff,
  { id, slug, institutionId }: Consultation,
  { kind, key, say, dueAt }: Told,
): Promise<void> {
  const participants = await listParticipants(tx, [id]);
  const shared = {
    kind,
    key,
    titles: titlesOf(say),
    paths: bothPaths((locale) => pathIn(slug, locale)),
    isPublic: true,
    institutionId,
    ...(dueAt === undefined ? {} : { dueAt }),
  };
  const notices = participants.map((personId): Notice => ({ ...shared, personId }));
  await notify(tx, notices, now);
}
