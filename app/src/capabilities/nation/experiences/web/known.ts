// What is known of participatory budgets on a day: the registry as it was by then, and the editions of Minga as they stood.
import type { Database } from '../../../../platform/database/database.ts';
import { addDays, beginningOfDay, dayIn } from '../../../ground/territories/rules/index.ts';
import shipped from '../facts/experiences.json' with { type: 'json' };
import { type KnownBudget, knownOfEdition, knownOfEntry } from '../rules/known-budget.ts';
import type { PlaceOfCountry } from '../rules/situation.ts';
import { readCountry } from '../store/editions-on-day.ts';
import { type ExperienceRow, listExperiences } from '../store/experiences.ts';

/** By whose days national figures are dated. */
const ZONE = 'America/Santiago';
const EVERYTHING = { text: '', year: undefined, regionCode: undefined };

/** The first day of the registry. */
export const registrySince = shipped.recordedOn;

export function todayInChile(now: Date): string {
  return dayIn(ZONE, now);
}

export interface Known {
  readonly places: readonly PlaceOfCountry[];
  /** The latest year first; of a year, editions before what public pages tell. */
  readonly budgets: readonly KnownBudget[];
}

/** Two queries. `day` is the last one that counts. */
export async function readKnown(db: Database, day: string): Promise<Known> {
  const ends = beginningOfDay(ZONE, addDays(day, 1));
  const [{ places, editions }, entries] = await Promise.all([
    readCountry(db, ends),
    listExperiences(db, EVERYTHING),
  ]);
  const ofRegistry = entries.flatMap((entry) => {
    const on = recordedOn(entry);
    return on <= day ? knownOfEntry(entry, on) : [];
  });
  const budgets = [...editions.map(knownOfEdition), ...ofRegistry];
  const hasRegistry = registrySince <= day;
  return {
    places: places.map((place) => ({ ...place, isPioneer: hasRegistry && place.isPioneer })),
    budgets: budgets.toSorted((one, other) => other.year - one.year),
  };
}

function recordedOn({ importedAt }: ExperienceRow): string {
  return importedAt === null ? registrySince : dayIn(ZONE, importedAt);
}
