// Whom the room tells what, in the transaction of its cause; whoever has no account is told by the desk.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { type Notice, notify } from '../../people/index.ts';
import { listDelegations } from '../store/delegations.ts';
import type { Gathering } from '../store/gatherings.ts';
import { municipalityOf } from '../store/places.ts';
import { listRegistrations, markToTell, type Registration } from '../store/registrations.ts';
import type { Acting } from './acting.ts';

type Telling = Pick<Acting, 'now' | 'pathIn'>;
type Change = 'postponed' | 'moved' | 'cancelled' | 'place';

const changes = {
  postponed: m.gatherings_notice_postponed,
  moved: m.gatherings_notice_moved,
  cancelled: m.gatherings_notice_cancelled,
  place: m.gatherings_notice_place,
} as const satisfies Readonly<Record<Change, unknown>>;

/** Everybody who said to come and whoever waits, at once: it is a date of theirs. */
export async function tellOfChange(
  tx: Tx,
  by: Telling,
  gathering: Gathering,
  change: Change,
): Promise<void> {
  const registered = (await listRegistrations(tx, gathering.id)).filter(
    ({ state }) => state !== 'withdrawn',
  );
  const key = `${gathering.id} ${change} ${by.now.toISOString()}`;
  const say = (locale: Locale) =>
    changes[change]({
      title: gathering.title,
      place: gathering.place,
      when: formatInstant(gathering.startsAt, locale, { timeZone: gathering.timeZone }),
    });
  const delegations = await listDelegations(tx, gathering.id);
  await tell(tx, by, gathering, [...registered, ...delegations], {
    kind: 'gatherings/change',
    key,
    say,
  });
  await markToTell(tx, gathering.id, 'all', by.now);
}

/** Those of the waiting list who have their seats now. */
export async function tellOfSeats(
  tx: Tx,
  by: Telling,
  gathering: Gathering,
  advanced: readonly Registration[],
): Promise<void> {
  const { id, title } = gathering;
  await tell(tx, by, gathering, advanced, {
    kind: 'gatherings/seat',
    key: `${id} ${by.now.toISOString()}`,
    say: () => m.gatherings_notice_seat({ title }),
  });
  const withoutAccount = advanced.filter(({ personId }) => personId === null);
  await markToTell(
    tx,
    id,
    withoutAccount.map((one) => one.id),
    by.now,
  );
}

/** Those who said to come, that its minutes can be read. */
export async function tellOfMinutes(
  tx: Tx,
  by: Telling,
  gathering: Gathering,
  version: number,
): Promise<void> {
  const { id, title } = gathering;
  const registered = (await listRegistrations(tx, id)).filter(({ state }) => state !== 'withdrawn');
  await tell(tx, by, gathering, registered, {
    kind: 'gatherings/minutes',
    key: `${id} ${version}`,
    say: () => m.gatherings_notice_minutes({ title }),
  });
}

/** The same, that its report can be read. */
export async function tellOfReport(
  tx: Tx,
  by: Telling,
  gathering: Gathering,
  version: number,
): Promise<void> {
  const { id, title } = gathering;
  const registered = (await listRegistrations(tx, id)).filter(({ state }) => state !== 'withdrawn');
  await tell(tx, by, gathering, registered, {
    kind: 'gatherings/minutes',
    key: `${id} report ${version}`,
    say: () => m.gatherings_notice_report_published({ title }),
  });
}

interface Told {
  readonly kind: `gatherings/${string}`;
  readonly key: string;
  readonly say: (locale: Locale) => string;
}

async function tell(
  tx: Tx,
  { now, pathIn }: Telling,
  gathering: Gathering,
  to: readonly Pick<Registration, 'personId'>[],
  { kind, key, say }: Told,
): Promise<void> {
  const { caller, cut, slug, startsAt } = gathering;
  const unit = caller.kind === 'institution' ? caller.id : await municipalityOf(tx, cut);
  const isOfDate = kind !== 'gatherings/minutes';
  const shared = {
    kind,
    key,
    titles: { 'es-CL': inLocale('es-CL', () => say('es-CL')), en: inLocale('en', () => say('en')) },
    paths: bothPaths((locale) => pathIn(slug, locale)),
    isPublic: true,
    ...(unit === undefined ? {} : { institutionId: unit }),
    ...(isOfDate ? { isUrgent: true } : {}),
    ...(isOfDate && startsAt > now ? { dueAt: startsAt } : {}),
  };
  const people = new Set(to.flatMap(({ personId }) => personId ?? []));
  const notices = [...people].map((personId): Notice => ({ ...shared, personId }));
  await notify(tx, notices, now);
}
