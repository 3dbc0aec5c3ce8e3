// What a person may ask of the present situation: the same words on its page, its CSV and its JSON.
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { type ComunaState, comunaStates } from './situation.ts';

export interface SituationFilter {
  /** Civil day in Chile, never later than today. */
  readonly day: string;
  /** A day was asked for that is none or has not come: today is told instead. */
  readonly isOtherDay: boolean;
  /** Two digits. */
  readonly regionCode: string | undefined;
  readonly state: ComunaState | undefined;
}

/** The words of the states in addresses. */
const stateInAddress: Readonly<Record<ComunaState, string>> = {
  'under-way': 'en-curso',
  sanctioned: 'sancionado',
  suspended: 'suspendido',
  held: 'tuvo',
  annulled: 'anulado',
  none: 'sin-registro',
};

/** Reads `al`, `region` and `estado`; what is not understood is as if it were absent. */
export function parseSituationFilter(query: URLSearchParams, today: string): SituationFilter {
  const asked = query.get('al') ?? '';
  const day = parseDay(asked);
  const isDay = day !== undefined && day <= today;
  const region = query.get('region') ?? '';
  return {
    day: isDay ? day : today,
    isOtherDay: asked !== '' && !isDay,
    regionCode: /^\d{1,2}$/.test(region) ? region.padStart(2, '0') : undefined,
    state: comunaStates.find((state) => stateInAddress[state] === query.get('estado')),
  };
}

/** Always with its day: the address tells the same for ever. */
export function situationQuery({
  day,
  regionCode,
  state,
}: Pick<SituationFilter, 'day'> & Partial<SituationFilter>): Readonly<Record<string, string>> {
  return {
    al: day,
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(state === undefined ? {} : { estado: stateInAddress[state] }),
  };
}

export function stateWord(state: ComunaState): string {
  return stateInAddress[state];
}
