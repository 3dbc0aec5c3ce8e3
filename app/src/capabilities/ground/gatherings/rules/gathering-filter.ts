// What may be asked of the list of gatherings: the same words on its page, its CSV and its JSON.
import { parseDay, typedText } from '../../territories/rules/index.ts';
import { type GatheringKind, gatheringKinds } from './gathering.ts';

export const times = ['coming', 'past'] as const;
export type Time = (typeof times)[number];

export interface GatheringFilter {
  /** As `typedText` reads it; looked for in titles and in names of who calls. */
  readonly text: string;
  readonly kind: GatheringKind | undefined;
  /** Code of a comuna. */
  readonly cut: string | undefined;
  /** Undefined for all. */
  readonly time: Time | undefined;
  /** Civil days, both included. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** Address name of the institution that calls; undefined for all. */
  readonly institution: string | undefined;
}

/** What is not understood is as if it were absent. */
export function parseGatheringFilter(query: URLSearchParams): GatheringFilter {
  const institution = query.get('institucion') ?? '';
  const cut = query.get('comuna') ?? '';
  return {
    text: typedText(query.get('q')),
    kind: gatheringKinds.find((one) => one === query.get('tipo')),
    cut: /^\d{5}$/.test(cut) ? cut : undefined,
    time: times.find((one) => one === query.get('cuando')),
    from: parseDay(query.get('desde') ?? ''),
    until: parseDay(query.get('hasta') ?? ''),
    institution: /^[a-z0-9-]+$/.test(institution) ? institution : undefined,
  };
}

/** The address of a filter. */
export function gatheringFilterQuery(filter: GatheringFilter): Readonly<Record<string, string>> {
  const { text, kind, cut, time, from, until, institution } = filter;
  const said = {
    q: text,
    tipo: kind,
    comuna: cut,
    cuando: time,
    desde: from,
    hasta: until,
    institucion: institution,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
