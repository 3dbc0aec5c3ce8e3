// The contests, amounts and ballots that each preset starts with.
import { ballotTerms, ruleSettings } from './contest-rule.ts';
import { capInClp } from './funding.ts';
import type { Contest, ContestKind, FundingCap, Split } from './rulebook.ts';
import { splitEnvelope } from './split.ts';

export const presets = [
  'small-comuna-by-sectors',
  'large-city',
  'transfers',
  'students',
  'regional-fril',
  'social-programme',
] as const;
export type Preset = (typeof presets)[number];

/** A sector, neighbourhood unit or comuna. */
export interface PresetPlace {
  /** Its id, or the code of the comuna. */
  readonly id: string;
  /** In addresses, unique among them: `pudeto`. */
  readonly code: string;
  readonly name: string;
  /** Null when it is not known; then amounts are equal. */
  readonly population: number | null;
}

/** What presets say in words, in the language of the institution. */
export interface PresetWords {
  /** What the result obliges the body to. */
  readonly effect: string;
  /** Name of the contest in which everybody votes. */
  readonly everybody: string;
  /** Names of the contests of a sector for its one larger project and for its smaller ones. */
  readonly largerOf: (place: string) => string;
  readonly smallerOf: (place: string) => string;
  readonly populationSource: string;
  readonly frilCapSource: string;
}

export interface PresetContests {
  readonly contests: readonly Contest[];
  readonly split: Split;
  readonly envelopeClp: number;
}

interface Asked {
  readonly places: readonly PresetPlace[];
  readonly words: PresetWords;
}

/** Of a project in pesos, where a preset says no other. */
const USUAL_MIN_CLP = 500_000;
const MILLION = 1_000_000;

export function contestsOf(
  preset: Preset,
  asked: Asked,
  cap: FundingCap | undefined,
): PresetContests {
  const { places, words } = asked;
  const everybody = (envelopeClp: number, maxProjectClp: number) =>
    forEverybody(words.everybody, envelopeClp, maxProjectClp);
  switch (preset) {
    case 'small-comuna-by-sectors':
      return places.length === 0 ? everybody(60 * MILLION, 5 * MILLION) : bySectors(asked);
    case 'large-city':
      return places.length === 0 ? everybody(600 * MILLION, 50 * MILLION) : ofLargeCity(asked);
    case 'regional-fril':
      return ofRegion(asked, cap);
    case 'transfers':
      return everybody(40 * MILLION, 2 * MILLION);
    case 'students':
      return everybody(20 * MILLION, 2 * MILLION);
    case 'social-programme':
      return everybody(80 * MILLION, 10 * MILLION);
  }
}

interface Terms {
  readonly kind: ContestKind;
  readonly territories: readonly string[];
  readonly amountClp: number;
  readonly minProjectClp: number;
  readonly maxProjectClp: number;
  readonly maxChoices: number;
}

/** Counted by Equal Shares; where one chooses a single project, by most votes. */
function contest(code: string, name: string, { maxChoices, ...terms }: Terms): Contest {
  const ballot = ballotTerms(maxChoices === 1 ? 'choose-one' : 'approval', maxChoices);
  const rule = maxChoices === 1 ? 'most-votes-skip' : 'equal-shares';
  return { code, name, ...terms, ballot, rule: ruleSettings(rule, ballot.kind) };
}

const EVERYBODY = 'transversal';

function forEverybody(name: string, envelopeClp: number, maxProjectClp: number): PresetContests {
  const terms = { kind: 'transversal', territories: [], maxChoices: 5 } as const;
  const amounts = { amountClp: envelopeClp, minProjectClp: USUAL_MIN_CLP, maxProjectClp };
  return {
    envelopeClp,
    contests: [contest(EVERYBODY, name, { ...terms, ...amounts })],
    split: { formula: 'equal', weights: null, source: null, fixedClp: {} },
  };
}

/** Of Osorno's kind: each sector builds one project of $5.000.000 and two of $2.000.000. */
function bySectors({ places, words }: Asked): PresetContests {
  const contests = places.flatMap(({ id, code, name }) => {
    const shared = { kind: 'sector', territories: [id] } as const;
    return [
      contest(`${code}-mayor`, words.largerOf(name), {
        ...shared,
        ...{ amountClp: 5 * MILLION, minProjectClp: 2 * MILLION + 1, maxProjectClp: 5 * MILLION },
        maxChoices: 1,
      }),
      contest(`${code}-menor`, words.smallerOf(name), {
        ...shared,
        ...{ amountClp: 4 * MILLION, minProjectClp: USUAL_MIN_CLP, maxProjectClp: 2 * MILLION },
        maxChoices: 2,
      }),
    ];
  });
  return {
    contests,
    envelopeClp: contests.reduce((sum, { amountClp }) => sum + amountClp, 0),
    split: { formula: 'manual', weights: null, source: null, fixedClp: {} },
  };
}

/** Of Santiago's kind: a list for everybody and one for each neighbourhood. */
function ofLargeCity(asked: Asked): PresetContests {
  const { places, words } = asked;
  const envelopeClp = 150 * MILLION + 20 * MILLION * places.length;
  const split = { ...splitAmong(asked), fixedClp: { [EVERYBODY]: 150 * MILLION } };
  const everybody = contest(EVERYBODY, words.everybody, {
    ...{ kind: 'transversal', territories: [], maxChoices: 3 },
    ...{ amountClp: 150 * MILLION, minProjectClp: 20 * MILLION, maxProjectClp: 50 * MILLION },
  });
  const ofPlaces = places.map(({ id, code, name }) =>
    contest(code, name, {
      ...{ kind: 'sector', territories: [id], maxChoices: 3 },
      ...{ amountClp: 0, minProjectClp: USUAL_MIN_CLP, maxProjectClp: 20 * MILLION },
    }),
  );
  return shared({ contests: [everybody, ...ofPlaces], split, envelopeClp });
}

/** A quota per comuna for works of FRIL, each within the cap that its norm gives. */
function ofRegion(asked: Asked, cap: FundingCap | undefined): PresetContests {
  const maxProjectClp = cap === undefined ? 300 * MILLION : capInClp(cap);
  const terms = { minProjectClp: 100 * MILLION, maxProjectClp, maxChoices: 3 };
  const contests = asked.places.map(({ id, code, name }) =>
    contest(code, name, { kind: 'comuna', territories: [id], amountClp: 0, ...terms }),
  );
  const envelopeClp = 2 * maxProjectClp * Math.max(1, contests.length);
  if (contests.length === 0) return forEverybody(asked.words.everybody, envelopeClp, maxProjectClp);
  const split: Split = { formula: 'equal', weights: null, source: null, fixedClp: {} };
  return shared({ contests, split, envelopeClp });
}

/** By population where all are known. */
function splitAmong({ places, words }: Asked): Pick<Split, 'formula' | 'weights' | 'source'> {
  const people = places.map(({ code, population }): [string, number] => [code, population ?? 0]);
  return people.every(([, count]) => count > 0)
    ? {
        formula: 'population',
        weights: Object.fromEntries(people),
        source: words.populationSource,
      }
    : { formula: 'equal', weights: null, source: null };
}

/** The contests with the amounts that the formula gives them; no project costs more than its contest has. */
function shared({ contests, split, envelopeClp }: PresetContests): PresetContests {
  const amounts = splitEnvelope(envelopeClp, split, contests);
  return {
    split,
    envelopeClp,
    contests: contests.map((one) => {
      const amountClp = amounts.ok ? (amounts.value.get(one.code) ?? 0) : 0;
      const maxProjectClp = Math.min(one.maxProjectClp, amountClp);
      const minProjectClp = Math.min(one.minProjectClp, maxProjectClp);
      return { ...one, amountClp, maxProjectClp, minProjectClp };
    }),
  };
}
