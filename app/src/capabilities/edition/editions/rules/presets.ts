// Bases that open ready to publish: only places, amounts, the legal basis and a contact are left to confirm.
import { assert } from '@minga/basics';
import {
  type InstitutionKind,
  lengthsOf,
  type PhaseLengths,
  planBackwards,
  planForwards,
  sanctionDeadline,
  usualLengths,
} from './calendar-plan.ts';
import {
  contestsOf,
  type Preset,
  type PresetContests,
  type PresetPlace,
  type PresetWords,
  presets,
} from './preset-contests.ts';
import {
  type Eligibility,
  type FundingCap,
  type FundingSource,
  type Operational,
  type PhasePlan,
  RULEBOOK_FORMAT,
  type Rulebook,
} from './rulebook.ts';

export { type Preset, presets };

export interface PresetInput {
  readonly institutionKind: InstitutionKind;
  /** Its sectors, or the comunas of a region; without any, everybody votes on one list. */
  readonly places: readonly PresetPlace[];
  readonly fiscalYear: number;
  /** Civil day there. */
  readonly today: string;
  /** The value of the UTM that the cap of FRIL is converted with; null when none is known: then it has no cap yet. */
  readonly utm: Pick<FundingCap, 'valueHundredthsClp' | 'valueOn'> | null;
  readonly words: PresetWords;
  readonly contact: Operational['contact'];
}

/** Those that an institution of a kind can start from. */
export function presetsFor(kind: InstitutionKind): readonly Preset[] {
  return presets.filter((preset) => {
    if (kind === 'municipality') return preset !== 'regional-fril';
    return preset === 'regional-fril' || preset === 'social-programme';
  });
}

/** Per project of FRIL, in hundredths of UTM: GORE Ñuble 2025. */
const FRIL_CAP_HUNDREDTHS = 454_500;

/**
 * Bases of a kind. `problemsOf` finds nothing in them but what a person must answer: the legal basis, and
 * the contact when `contact` is empty. When there is no time left before the sanction that the budget of
 * `fiscalYear` needs, the calendar begins today and its warning says what that means.
 */
export function presetRulebook(preset: Preset, input: PresetInput): Rulebook {
  const { institutionKind, fiscalYear, today, words, contact, utm } = input;
  assert(presetsFor(institutionKind).includes(preset), 'a preset is of its kind of institution');
  const caps: readonly FundingCap[] =
    preset === 'regional-fril' && utm !== null
      ? [
          {
            ...({ per: 'project', unit: 'utm', hundredths: FRIL_CAP_HUNDREDTHS } as const),
            ...utm,
            source: words.frilCapSource,
          },
        ]
      : [];
  const { contests, split, envelopeClp }: PresetContests = contestsOf(preset, input, caps[0]);
  const hasCommonContest =
    contests.length > 1 && contests.some(({ kind }) => kind === 'transversal');
  return {
    format: RULEBOOK_FORMAT,
    committed: {
      level: 'decision',
      effect: words.effect,
      scope: scopeOfPreset(preset),
      fiscalYear,
      envelopeClp,
      split,
      contests,
      voters: votersOf(preset),
      breadth: { numerator: 3, denominator: 2 },
      after: {
        replacement: 'next-in-order',
        leftover: hasCommonContest ? 'common-contest' : 'next-in-order',
      },
    },
    operational: {
      ...participationOf(preset),
      calendar: calendarFor(usualLengths(institutionKind), fiscalYear, today),
      appeals: { businessDays: 5, answerBusinessDays: 5 },
      funding: { source: fundingOf(preset, institutionKind), caps },
      investment: null,
      legalBasis: [],
      planning: [],
      bipCode: null,
      options: {
        interestDeclaration: true,
        campaignRules: null,
        freeze: null,
        committee: null,
        cosocOpinion: institutionKind === 'municipality',
      },
      contact,
    },
  };
}

/**
 * Last year's bases for another year: the same phases with the same lengths, laid out anew. What was of that
 * year alone is left out: its investment, its BIP code, its election. Caps keep the value that they had,
 * which `problemsOf` tells is of an earlier year.
 */
export function copyForNextYear(
  rulebook: Rulebook,
  given: Pick<PresetInput, 'fiscalYear' | 'today' | 'institutionKind'>,
): Rulebook {
  const { committed, operational } = rulebook;
  const { fiscalYear, today, institutionKind } = given;
  const lengths = lengthsOf(operational.calendar, institutionKind);
  return {
    ...rulebook,
    committed: { ...committed, fiscalYear },
    operational: {
      ...operational,
      calendar: calendarFor(lengths, fiscalYear, today),
      investment: null,
      bipCode: null,
      options: { ...operational.options, freeze: null },
    },
  };
}

function calendarFor(
  lengths: PhaseLengths,
  fiscalYear: number,
  today: string,
): readonly PhasePlan[] {
  if (lengths.sanction === undefined) return planForwards(today, lengths);
  const request = { sanctionBy: sanctionDeadline(fiscalYear), notBefore: today };
  const planned = planBackwards(request, lengths);
  return planned.ok ? planned.value : planForwards(today, lengths);
}

export function scopeOfPreset(preset: Preset): Rulebook['committed']['scope'] {
  if (preset === 'social-programme') return 'social-programme';
  return preset === 'transfers' || preset === 'students' ? 'transfers' : 'works';
}

function fundingOf(preset: Preset, kind: InstitutionKind): FundingSource {
  if (preset === 'regional-fril') return 'fril';
  if (preset === 'transfers') return 'subsidy';
  return kind === 'regional-government' ? 'eight-percent' : 'own-funds';
}

/** From 14 on, as Osorno and Santiago; students from 7 to 17, with the school that they go to. */
function votersOf(preset: Preset): Eligibility {
  const isLarge = preset === 'large-city';
  const shared = { tieMonths: 0, checkedAt: 'at-the-act', proof: 'declared' } as const;
  return preset === 'students'
    ? { ...shared, minAge: 7, maxAge: 17, ties: ['study'], checkedAt: 'before' }
    : {
        ...shared,
        minAge: 14,
        maxAge: null,
        ties: isLarge ? ['residence', 'work', 'study'] : ['residence'],
      };
}

function participationOf(preset: Preset): Pick<Operational, 'proposers' | 'endorsements'> {
  const voters = votersOf(preset);
  const isOfOrganizations = preset === 'transfers' || preset === 'social-programme';
  return {
    proposers: {
      ...voters,
      ties: isOfOrganizations ? ['organization'] : voters.ties,
      who: isOfOrganizations ? ['organization'] : ['person', 'group', 'organization'],
      // Money that is handed over needs somebody who can account for it.
      needsSponsor: preset === 'students',
      maxPerPerson: isOfOrganizations ? 1 : 2,
    },
    endorsements: { ...voters, needed: isOfOrganizations ? 0 : 10, maxPerPerson: null },
  };
}
