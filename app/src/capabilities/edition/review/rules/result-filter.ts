// What narrows the results of the review that are published, as it stands in an address.
import { isUuid } from '@minga/basics';
import { typedText } from '../../../ground/territories/rules/index.ts';
import { type Theme, themes } from '../../proposals/rules/index.ts';
import { type Ground, grounds, type Outcome, outcomes } from './checks.ts';

export interface ResultFilter {
  readonly text: string;
  readonly outcome: Outcome | undefined;
  readonly ground: Ground | undefined;
  readonly theme: Theme | undefined;
  /** Id of a sector or neighbourhood unit. */
  readonly territory: string | undefined;
  /** Slugs; an edition only within its institution. */
  readonly institution: string | undefined;
  readonly edition: string | undefined;
}

const SLUG = /^[a-z0-9-]{1,80}$/;

/** What is not understood is as if it were absent. */
export function parseResultFilter(query: URLSearchParams): ResultFilter {
  const slug = (name: string) => {
    const given = query.get(name) ?? '';
    return SLUG.test(given) ? given : undefined;
  };
  const institution = slug('institucion');
  const territory = query.get('sector') ?? undefined;
  return {
    text: typedText(query.get('q')),
    outcome: outcomes.find((one) => one === query.get('resultado')),
    ground: grounds.find((one) => one === query.get('motivo')),
    theme: themes.find((one) => one === query.get('tema')),
    territory: isUuid(territory) ? territory : undefined,
    institution,
    edition: institution === undefined ? undefined : slug('edicion'),
  };
}

/** Only what differs from asking nothing. */
export function resultFilterQuery(filter: ResultFilter): Readonly<Record<string, string>> {
  const { text, outcome, ground, theme, territory, institution, edition } = filter;
  const asked = {
    q: text === '' ? undefined : text,
    resultado: outcome,
    motivo: ground,
    tema: theme,
    sector: territory,
    institucion: institution,
    edicion: edition,
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Groups of equal durations, in business days: how many there are of each. */
export interface DurationCount {
  readonly days: number;
  readonly count: number;
}

/** The one in the middle, or the lower of both; undefined of none. */
export function medianDays(durations: readonly DurationCount[]): number | undefined {
  const sorted = durations.toSorted((one, other) => one.days - other.days);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { days, count } of sorted) {
    before += count;
    if (count > 0 && before * 2 >= all) return days;
  }
  return undefined;
}
