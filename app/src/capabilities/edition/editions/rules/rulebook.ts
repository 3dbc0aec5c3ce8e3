// The rules (bases) of an edition as one document: what only the elected body changes, and how it is carried out.
import type { SettingsFields, VoteType } from '@minga/counting';
import {
  type ParticipationLevel,
  participationLevels,
} from '../../../ground/gatherings/rules/index.ts';

export const RULEBOOK_FORMAT = 'minga-bases/1';

export { type ParticipationLevel, participationLevels };

/** What the money does: builds, pays a programme, or is handed to organisations that account for it. */
export const scopes = ['works', 'social-programme', 'transfers'] as const;
export type EditionScope = (typeof scopes)[number];

export const ties = ['residence', 'work', 'study', 'organization'] as const;
export type Tie = (typeof ties)[number];

/** Who may do something: an age and at least one tie with the territory. */
export interface Eligibility {
  readonly minAge: number;
  /** In whole years; null when there is none (a track for children has one). */
  readonly maxAge: number | null;
  readonly ties: readonly Tie[];
  /** Months for which the tie must have lasted; 0 when it need not. */
  readonly tieMonths: number;
  /** How the tie is shown: it is declared, or a document is seen. */
  readonly proof: 'declared' | 'document';
  /** When it is looked at. */
  readonly checkedAt: 'before' | 'at-the-act' | 'afterwards';
}

export const contestKinds = ['sector', 'transversal', 'class', 'comuna'] as const;
/** `sector`: the voter's own; `transversal`: everybody's; `class`: projects of one kind or size; `comuna`: a quota of a region. */
export type ContestKind = (typeof contestKinds)[number];

/** What one votes with. */
export interface BallotTerms {
  readonly kind: VoteType;
  readonly minChoices: number;
  readonly maxChoices: number;
  /** Points to spread, for `cumulative` and `scoring`; null otherwise. */
  readonly points: number | null;
  /** Whether what one chooses must fit the amount together. */
  readonly isWithinAmount: boolean;
}

export interface Contest {
  /** In addresses and files; it never changes once published: `sector-pudeto`. */
  readonly code: string;
  readonly name: string;
  readonly kind: ContestKind;
  /** Ids of the sectors or neighbourhood units whose residents vote in it, or codes of comunas; empty: everybody. */
  readonly territories: readonly string[];
  readonly amountClp: number;
  readonly minProjectClp: number;
  readonly maxProjectClp: number;
  readonly ballot: BallotTerms;
  /** The counting rule with all its settings, as `parseSettings` of `@minga/counting` reads them; never a lot or ids. */
  readonly rule: SettingsFields;
}

export const splitFormulas = ['equal', 'population', 'need', 'manual'] as const;
export type SplitFormula = (typeof splitFormulas)[number];

/** How the envelope becomes the amounts of the contests. */
export interface Split {
  readonly formula: SplitFormula;
  /** Whole weights by code of contest (people, or an index of need times a thousand); null for `equal` and `manual`. */
  readonly weights: Readonly<Record<string, number>> | null;
  /** Where the weights come from, for `population` and `need`. */
  readonly source: string | null;
  /** Pesos set apart before the rest is split, by code of contest (the transversal list). */
  readonly fixedClp: Readonly<Record<string, number>>;
}

/** What the elected body commits to: it changes only by another commitment. */
export interface Committed {
  readonly level: ParticipationLevel;
  /** What the result obliges the body to, in its own words. */
  readonly effect: string;
  readonly scope: EditionScope;
  readonly fiscalYear: number;
  readonly envelopeClp: number;
  readonly split: Split;
  readonly contests: readonly Contest[];
  readonly voters: Eligibility;
  /** How many times the amount the feasible projects must ask for before the vote opens. */
  readonly breadth: { readonly numerator: number; readonly denominator: number };
  readonly after: {
    /** What takes the place of a project that falls after the vote. */
    readonly replacement: 'next-in-order' | 'recount';
    readonly leftover: 'next-in-order' | 'common-contest' | 'returns';
  };
}

export const phases = [
  'commitment',
  'call',
  'assemblies',
  'submission',
  'feasibility',
  'appeals',
  'ballot-list',
  'voting',
  'count',
  'objections',
  'sanction',
  'execution',
  'evaluation',
] as const;
export type Phase = (typeof phases)[number];

/** Days are civil in the time zone of the institution; both are part of the phase. */
export interface PhasePlan {
  readonly phase: Phase;
  readonly from: string;
  readonly until: string;
}

export const fundingSources = [
  'own-funds',
  'fndr',
  'fril',
  'eight-percent',
  'pmu',
  'fondeve',
  'subsidy',
  'other',
] as const;
export type FundingSource = (typeof fundingSources)[number];

/** A limit that a norm gives in UTM or UF, with the value and the day of its conversion. */
export interface FundingCap {
  readonly per: 'project' | 'comuna' | 'edition';
  readonly unit: 'utm' | 'uf';
  /** In hundredths of the unit. */
  readonly hundredths: number;
  /** Of one unit, in hundredths of a peso, on `valueOn`. */
  readonly valueHundredthsClp: number;
  readonly valueOn: string;
  readonly source: string;
}

export interface PlanningLink {
  readonly plan: 'pladeco' | 'erd' | 'ari' | 'propir';
  /** As the plan numbers it: `3.2`. */
  readonly objective: string;
  readonly words: string;
}

export interface Operational {
  readonly proposers: Eligibility & {
    readonly who: readonly ('person' | 'group' | 'organization')[];
    /** Whether an organisation with legal personality must stand behind each proposal. */
    readonly needsSponsor: boolean;
    readonly maxPerPerson: number | null;
  };
  readonly endorsements: Eligibility & {
    /** What a proposal needs to go on; 0 when none is asked for. */
    readonly needed: number;
    readonly maxPerPerson: number | null;
  };
  /** In the order of `phases`; those that are left out do not take place. */
  readonly calendar: readonly PhasePlan[];
  readonly appeals: { readonly businessDays: number; readonly answerBusinessDays: number };
  readonly funding: { readonly source: FundingSource; readonly caps: readonly FundingCap[] };
  /** What the institution invests in the year, so that the share of this budget can be told. */
  readonly investment: { readonly yearClp: number; readonly source: string } | null;
  /** Norms by their code in the room of norms, with the article that is meant. */
  readonly legalBasis: readonly { readonly norm: string; readonly article: string | null }[];
  readonly planning: readonly PlanningLink[];
  /** Of the investment initiative, when it has one: `40012345-0`. */
  readonly bipCode: string | null;
  readonly options: {
    readonly interestDeclaration: boolean;
    readonly campaignRules: string | null;
    /** No publicity with the face or the name of an authority in these days before an election. */
    readonly freeze: {
      readonly election: string;
      readonly from: string;
      readonly until: string;
    } | null;
    /** Seats of residents and of the institution in the mixed committee. */
    readonly committee: { readonly residents: number; readonly institution: number } | null;
    readonly cosocOpinion: boolean;
  };
  readonly contact: {
    readonly where: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
}

export interface Rulebook {
  readonly format: typeof RULEBOOK_FORMAT;
  readonly committed: Committed;
  readonly operational: Operational;
}
