// How the public pages of editions say things: places, people, days, tallies and ratios, in the language of the request.
import type { Fraction } from '@minga/basics';
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay, formatTruncatedRatio } from '../../../../ui/format.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { RibbonStep, StepOnDay } from '../rules/ribbon.ts';
import type { Eligibility, ParticipationLevel } from '../rules/rulebook.ts';
import type { KeptInterruption, KeptVote } from '../store/editions.ts';
import type { PlaceOfEdition } from '../store/public-editions.ts';
import { dayWords, money, tieWords } from './words.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const stepWords: Words<RibbonStep> = {
  commitment: m.editions_page_step_commitment,
  proposals: m.editions_page_step_proposals,
  feasibility: m.editions_page_step_feasibility,
  voting: m.editions_page_step_voting,
  count: m.editions_page_step_count,
  sanction: m.editions_page_step_sanction,
  execution: m.editions_page_step_execution,
};

const titles: Readonly<
  Record<ParticipationLevel, (given: { place: string; amount: string }) => string>
> = {
  decision: m.editions_page_title_decision,
  consultation: m.editions_page_title_consultation,
  information: m.editions_page_title_information,
  control: m.editions_page_title_control,
};

/** «Ancud decide $180.000.000». */
export function titleOf(level: ParticipationLevel, where: PlaceOfEdition, envelopeClp: number) {
  return titles[level]({ place: placeName(where), amount: money(envelopeClp) });
}

/** What people call it: the comuna, the region without its word, or the institution. */
export function placeName({ comunaName, regionShortName, name, kind }: PlaceOfEdition): string {
  if (comunaName !== null) return comunaName;
  return kind === 'regional-government' ? (regionShortName ?? name) : name;
}

interface BodyWords {
  /** At the beginning of a sentence, and within one. */
  readonly start: string;
  readonly inside: string;
  /** «Concejo Municipal». */
  readonly name: string;
  readonly certifies: string;
}

/** The body that decides for an institution of this kind. */
export function bodyOf({ kind }: Pick<PlaceOfEdition, 'kind'>): BodyWords {
  return kind === 'regional-government'
    ? {
        start: m.editions_page_body_core(),
        inside: m.editions_page_the_body_core(),
        name: m.editions_body_core(),
        certifies: m.editions_page_certifies_core(),
      }
    : {
        start: m.editions_page_body_council(),
        inside: m.editions_page_the_body_council(),
        name: m.editions_body_municipal_council(),
        certifies: m.editions_page_certifies_council(),
      };
}

/** «vive, trabaja o estudia». */
export function joined(words: readonly string[], link: string): string {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return before.length === 0 ? last : `${before.join(', ')} ${link} ${last}`;
}

function agesOf({ minAge: min, maxAge: max }: Eligibility): string {
  return max === null
    ? m.editions_page_ages_from({ min })
    : m.editions_page_ages_between({ min, max });
}

export function mayVote(voters: Eligibility, where: PlaceOfEdition): string {
  const ties = joined(
    voters.ties.map((tie) => tieWords[tie]()),
    m.editions_page_or(),
  );
  const said = { ties, place: placeName(where), ages: agesOf(voters) };
  const { tieMonths: count } = voters;
  return count === 0
    ? m.editions_page_may_vote(said)
    : m.editions_page_may_vote_after({ ...said, months: m.editions_page_months({ count }) });
}

/** `lun 8 jun`, with its year when it is not that of `today`. */
export function shortDay(day: string, today: string): string {
  const year = day.slice(0, 4) !== today.slice(0, 4);
  return formatDay(day, currentLocale(), { length: 'short', year });
}

const LONG_DAYS = 300;

/** `8 – 21 jun`; one day alone has its weekday, and what lasts about a year is said by the year. */
export function rangeWords(from: string, until: string, today: string): string {
  if (from === until) return shortDay(from, today);
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  const [first, last] = [from.slice(0, 4), until.slice(0, 4)];
  if (days > LONG_DAYS) return first === last ? first : `${first} – ${last}`;
  const piece = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' })
      .format(new Date(`${day}T00:00:00Z`))
      .replace('.', '');
  const date = (day: string, withMonth: boolean) =>
    `${piece(day, { day: 'numeric' })}${withMonth ? ` ${piece(day, { month: 'short' })}` : ''}`;
  const year = last === today.slice(0, 4) ? '' : ` ${last}`;
  return `${date(from, from.slice(0, 7) !== until.slice(0, 7))} – ${date(until, true)}${year}`;
}

export function leftWords({ daysLeft }: Pick<StepOnDay, 'daysLeft'>): string | undefined {
  if (daysLeft === undefined) return undefined;
  if (daysLeft === 0) return m.editions_page_last_day();
  return daysLeft < 0 ? m.editions_page_overdue() : m.editions_page_days_left({ count: daysLeft });
}

/** «6 a favor, 1 abstención»: only what there was. */
export function tallyWords(votes: readonly Pick<KeptVote, 'vote'>[]): string {
  const countOf = (which: KeptVote['vote']) => votes.filter(({ vote }) => vote === which).length;
  const said: readonly (readonly [number, (given: { count: number }) => string])[] = [
    [countOf('for'), m.editions_page_tally_for],
    [countOf('against'), m.editions_page_tally_against],
    [countOf('abstained'), m.editions_page_tally_abstained],
    [countOf('recused'), m.editions_page_tally_recused],
    [countOf('absent'), m.editions_page_tally_absent],
  ];
  return said
    .filter(([count]) => count > 0)
    .map(([count, say]) => say({ count }))
    .join(', ');
}

/** `1,88`: cut, never rounded up to a gate. */
export function ratioWords(ratio: Fraction): string {
  return formatTruncatedRatio(ratio, currentLocale());
}

/** The first twelve digits of a hash in groups, as one reads them aloud. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The day of an instant there, with its weekday. */
export function dayOf(
  instant: string | Date,
  { timeZone }: Pick<PlaceOfEdition, 'timeZone'>,
): string {
  return dayWords(dayIn(timeZone, new Date(instant)));
}

/** A revocation keeps the number of its resolution, any other act what was written of who decided. */
export function deciderOf({
  cause,
  decidedBy,
}: Pick<KeptInterruption, 'cause' | 'decidedBy'>): string {
  return cause === 'commitment-revoked'
    ? m.editions_page_decided_by_resolution({ resolution: decidedBy })
    : decidedBy;
}
