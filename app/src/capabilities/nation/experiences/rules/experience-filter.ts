// What a person may ask of the registry: the same words on its page, its CSV and its JSON.
import { typedText } from '../../../ground/territories/rules/index.ts';

export interface ExperienceFilter {
  readonly text: string;
  readonly year: number | undefined;
  /** Two digits. */
  readonly regionCode: string | undefined;
}

/** Reads `q`, `ano` and `region`; what is not understood is as if it were absent. */
export function parseExperienceFilter(query: URLSearchParams): ExperienceFilter {
  const year = query.get('ano') ?? '';
  const region = query.get('region') ?? '';
  return {
    text: typedText(query.get('q')),
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
