// What a person may ask of the registry: the same words on its page, its CSV and its JSON.

export interface ExperienceFilter {
  readonly text: string;
  readonly year: number | undefined;
  /** Two digits. */
  readonly regionCode: string | undefined;
}

const MAX_TEXT_LENGTH = 80;

/** Reads `q`, `ano` and `region`; what is not understood is as if it were absent. */
export function parseExperienceFilter(query: URLSearchParams): ExperienceFilter {
  const year = query.get('ano') ?? '';
  const region = query.get('region') ?? '';
  return {
    text: (query.get('q') ?? '').trim().slice(0, MAX_TEXT_LENGTH),
    year: /^\d{4}$/.test(year) ? Number(year) : undefined,
    regionCode: /^\d{1,2}$/.test(region) ? region.padStart(2, '0') : undefined,
  };
}

export function experienceFilterQuery(filter: ExperienceFilter): Readonly<Record<string, string>> {
  return {
    ...(filter.text === '' ? {} : { q: filter.text }),
    ...(filter.year === undefined ? {} : { ano: String(filter.year) }),
    ...(filter.regionCode === undefined ? {} : { region: filter.regionCode }),
  };
}
