// What the invented editions of a demonstration say: bases, and votes of their councils.

import { addDays } from '../../../ground/territories/rules/index.ts';
import {
  type InstitutionKind,
  type PhaseLengths,
  planForwards,
  sanctionDeadline,
  usualLengths,
} from '../rules/calendar-plan.ts';
import type { Vote } from '../rules/commitment.ts';
import { ballotTerms, ruleSettings } from '../rules/contest-rule.ts';
import { type Preset, type PresetInput, presetRulebook } from '../rules/presets.ts';
import type { Contest, Phase, PhasePlan, Rulebook } from '../rules/rulebook.ts';
import type { SeatWritten } from '../store/committee.ts';
import type { PlaceRow } from '../store/places.ts';
import { codedPlaces, presetWords } from './begin-form.ts';

export interface BasesGiven {
  readonly institution: {
    readonly kind: InstitutionKind;
    readonly address: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  /** Civil day on which it began. */
  readonly today: string;
  readonly places: readonly PlaceRow[];
  readonly utm: PresetInput['utm'];
}

export interface InventedEdition {
  /** Address of its institution. */
  readonly institution: string;
  /** Two invented people work there: no persona does. */
  readonly inventsTeam?: true;
  readonly slug: string;
  readonly name: string;
  readonly preset: Preset;
  /** By the civil day there where it goes by its calendar. */
  readonly begunDaysAgo: number | ((today: string) => number);
  readonly sitting: string;
  readonly resolution: string;
  /** Of whoever does not vote in favour, by the place in the list: the chair first. */
  readonly votes: Readonly<Record<number, Vote>>;
  readonly norms: ReadonlyMap<string, string>;
  readonly fiscalYear: (today: string) => number;
  readonly rules: (given: BasesGiven) => Rulebook;
  /** Who sits in its mixed committee. */
  readonly committee?: readonly Pick<SeatWritten, 'side' | 'name' | 'role'>[];
  /** Title of a gathering of its institution at which that committee met. */
  readonly committeeMet?: string;
  readonly revocation?: {
    readonly daysAgo: number;
    readonly resolution: string;
    readonly reason: string;
  };
}

const MILLION = 1_000_000;

const calendarFrom = (kind: InstitutionKind, today: string, own: Partial<PhaseLengths> = {}) =>
  planForwards(today, { ...usualLengths(kind), ...own });

/** The first budget that a sanction of this calendar still enters. */
function yearOf(calendar: readonly PhasePlan[]): number {
  const until = calendar.find(({ phase }) => phase === 'sanction')?.until ?? '';
  const year = Number(until.slice(0, 4)) + 1;
  return until <= sanctionDeadline(year) ? year : year + 1;
}

const yearFor = (kind: InstitutionKind, own?: Partial<PhaseLengths>) => (today: string) =>
  yearOf(calendarFrom(kind, today, own));

function basesOf(
  preset: Preset,
  given: BasesGiven,
  places: readonly PlaceRow[],
  own?: Partial<PhaseLengths>,
): Rulebook {
  const { institution, today, utm } = given;
  const { kind, address, email, phone } = institution;
  const calendar = calendarFrom(kind, today, own);
  const rules = presetRulebook(preset, {
    institutionKind: kind,
    places: codedPlaces(places),
    fiscalYear: yearOf(calendar),
    today,
    utm,
    words: presetWords(kind, preset),
    contact: {
      where: address ?? 'Oficina de participación ciudadana',
      email: email ?? 'participacion@ejemplo.cl',
      phone,
    },
  });
  const law = kind === 'municipality' ? 'ley-18695' : 'ley-19175';
  const legalBasis = [
    { norm: law, article: kind === 'municipality' ? '93' : null },
    { norm: 'ley-20500', article: null },
  ];
  return { ...rules, operational: { ...rules.operational, calendar, legalBasis } };
}

/** Of everybody, for projects of one kind. */
function classOf(code: string, name: string, amountClp: number, maxProjectClp: number): Contest {
  const ballot = ballotTerms('approval', 3);
  return {
    code,
    name,
    kind: code === 'toda-la-comuna' ? 'transversal' : 'class',
    territories: [],
    amountClp,
    minProjectClp: MILLION,
    maxProjectClp,
    ballot,
    rule: ruleSettings('equal-shares', ballot.kind),
  };
}

function withContests(
  rules: Rulebook,
  contests: readonly Contest[],
  more: Partial<Rulebook['operational']>,
): Rulebook {
  const envelopeClp = contests.reduce((sum, { amountClp }) => sum + amountClp, 0);
  const split = { formula: 'manual', weights: null, source: null, fixedClp: {} } as const;
  const committed = { ...rules.committed, envelopeClp, split, contests };
  return { ...rules, committed, operational: { ...rules.operational, ...more } };
}

const municipalNorms = new Map([
  ['ley-18695', 'Ley 18.695'],
  ['ley-20500', 'Ley 20.500'],
]);
const regionalNorms = new Map([
  ['ley-19175', 'Ley 19.175'],
  ['ley-20500', 'Ley 20.500'],
]);

const ancud: InventedEdition = {
  institution: 'ancud',
  slug: 'presupuesto-participativo',
  name: 'Presupuesto participativo de Ancud',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: 96,
  sitting: 'Sesión ordinaria 31',
  resolution: '112',
  votes: { 4: 'abstained', 6: 'against' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules(given) {
    const rules = basesOf('small-comuna-by-sectors', given, []);
    const contests = [
      classOf('toda-la-comuna', 'Toda la comuna', 60 * MILLION, 30 * MILLION),
      classOf('mejoras-de-barrio', 'Mejoras de barrio', 40 * MILLION, 20 * MILLION),
      classOf('ninez-y-juventud', 'Niñez y juventud', 20 * MILLION, 12 * MILLION),
    ];
    const { operational } = rules;
    return withContests(rules, contests, {
      investment: { yearClp: 3_400 * MILLION, source: 'Presupuesto municipal inventado' },
      planning: [
        { plan: 'pladeco', objective: '3.2', words: 'Espacios públicos seguros y accesibles' },
      ],
      options: {
        ...operational.options,
        committee: { residents: 6, institution: 4 },
        campaignRules:
          'Nadie usa el nombre ni el rostro de una autoridad para pedir votos por un proyecto.',
      },
    });
  },
  committee: [
    { side: 'residents', name: 'Elba Vidal Chiguay', role: 'Delegada de Pudeto' },
    { side: 'residents', name: 'Rubén Low Cárcamo', role: 'Delegado de Fátima' },
    { side: 'residents', name: 'Inés Barría Soto', role: 'Delegada de las escuelas rurales' },
    { side: 'residents', name: 'Teresa Mansilla Ruiz', role: 'Comité de seguimiento' },
    { side: 'institution', name: 'Paula Ríos Alvarado', role: 'Encargada de participación' },
    {
      side: 'institution',
      name: 'Ignacia Vidal Peña',
      role: 'Secretaría Comunal de Planificación',
    },
  ],
  committeeMet: 'Primera sesión del comité mixto',
};

const lautaro: InventedEdition = {
  institution: 'lautaro',
  slug: 'presupuesto-participativo',
  name: 'Presupuesto participativo de Lautaro',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: 1,
  sitting: 'Sesión ordinaria 34',
  resolution: '208',
  votes: { 3: 'absent' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules: (given) => basesOf('small-comuna-by-sectors', given, []),
};

const quellon: InventedEdition = {
  institution: 'quellon',
  inventsTeam: true,
  slug: 'fondo-de-organizaciones',
  name: 'Fondo participativo de organizaciones de Quellón',
  preset: 'transfers',
  begunDaysAgo: 70,
  sitting: 'Sesión ordinaria 22',
  resolution: '87',
  votes: { 2: 'against', 5: 'recused' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules: (given) => basesOf('transfers', given, []),
  revocation: {
    daysAgo: 9,
    resolution: '101',
    reason:
      'La modificación presupuestaria del trimestre dejó sin disponibilidad el ítem de subvenciones.',
  },
};

/** Codes of comunas of the province of Chiloé. */
const CHILOE = '102';

const region: InventedEdition = {
  institution: 'gore-los-lagos',
  slug: 'fril-participativo-chiloe',
  name: 'FRIL participativo de Chiloé',
  preset: 'regional-fril',
  begunDaysAgo: 60,
  sitting: 'Sesión plenaria 18',
  resolution: '18-04',
  votes: { 3: 'absent', 8: 'against', 12: 'abstained', 15: 'absent' },
  norms: regionalNorms,
  fiscalYear: yearFor('regional-government'),
  rules(given) {
    const ofChiloe = given.places.filter(({ id }) => id.startsWith(CHILOE));
    return basesOf('regional-fril', given, ofChiloe);
  },
};

/** The least days ago on which an edition began whose phase has ended so many days before today. */
function begunSince(kind: InstitutionKind, phase: Phase, days: number) {
  return (today: string): number => {
    const endsOn = (daysAgo: number) =>
      calendarFrom(kind, addDays(today, -daysAgo)).find((one) => one.phase === phase)?.until ?? '';
    let daysAgo = 90;
    while (addDays(endsOn(daysAgo), days) > today) daysAgo += 1;
    return daysAgo;
  };
}

/** It voted with urns of its own, and its vote waits to be brought in. */
const schools: InventedEdition = {
  institution: 'ancud',
  slug: 'escuelas-abiertas',
  name: 'Escuelas abiertas de Ancud',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: begunSince('municipality', 'voting', 1),
  sitting: 'Sesión ordinaria 26',
  resolution: '94',
  votes: { 2: 'absent' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules(given) {
    const rules = basesOf('small-comuna-by-sectors', given, []);
    const contest = classOf('escuelas', 'Escuelas de toda la comuna', 50 * MILLION, 20 * MILLION);
    return withContests(rules, [contest], {});
  },
};

/** It went the whole way: voted, counted, objected to, certified and sanctioned. */
const neighbourhoods: InventedEdition = {
  institution: 'ancud',
  slug: 'barrios-de-ancud',
  name: 'Barrios de Ancud',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: 240,
  sitting: 'Sesión ordinaria 11',
  resolution: '41',
  votes: { 1: 'abstained' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules(given) {
    const rules = basesOf('small-comuna-by-sectors', given, []);
    const contest = classOf('barrios', 'Barrios de toda la comuna', 60 * MILLION, 20 * MILLION);
    return withContests(rules, [contest], {});
  },
};

/** Its CORE has twice the usual time, and two submissions: one whose term it let lapse, one that it has still. */
const osornoLengths: Partial<PhaseLengths> = { sanction: { count: 60, unit: 'days' } };

const osorno: InventedEdition = {
  institution: 'gore-los-lagos',
  slug: 'fril-participativo-osorno',
  name: 'FRIL participativo de Osorno',
  preset: 'regional-fril',
  begunDaysAgo: begunSince('regional-government', 'objections', 40),
  sitting: 'Sesión plenaria 9',
  resolution: '9-02',
  votes: { 5: 'absent', 11: 'abstained' },
  norms: regionalNorms,
  fiscalYear: yearFor('regional-government', osornoLengths),
  rules(given) {
    const rules = basesOf('regional-fril', given, [], osornoLengths);
    const contests = [
      classOf('barrios-y-villas', 'Barrios y villas de la provincia', 400 * MILLION, 200 * MILLION),
      classOf('costa-y-cordillera', 'Costa y cordillera', 300 * MILLION, 150 * MILLION),
    ];
    const byVotes = contests.map((one) => ({
      ...one,
      rule: ruleSettings('most-votes-skip', one.ballot.kind),
    }));
    return withContests(rules, byVotes, {});
  },
};

/** No works: what is put in order are programmes, proposed by organisations, for the whole region. */
const programmes: InventedEdition = {
  institution: 'gore-los-lagos',
  slug: 'programas-sociales',
  name: 'Programas sociales de Los Lagos',
  preset: 'social-programme',
  begunDaysAgo: 133,
  sitting: 'Sesión plenaria 13',
  resolution: '13-07',
  votes: { 2: 'abstained', 9: 'absent' },
  norms: regionalNorms,
  fiscalYear: yearFor('regional-government'),
  rules(given) {
    const rules = basesOf('social-programme', given, []);
    const maxProjectClp = 20 * MILLION;
    const contests = rules.committed.contests.map((one) => ({ ...one, maxProjectClp }));
    return withContests(rules, contests, {
      planning: [{ plan: 'erd', objective: '4.1', words: 'Cuidados y vida en comunidad' }],
    });
  },
};

/** Two sealed votes of it go on: of one people take their ballot paper, of the other they vote. */
const squares: InventedEdition = {
  institution: 'ancud',
  slug: 'plazas-y-veredas',
  name: 'Plazas y veredas de Ancud',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: begunSince('municipality', 'ballot-list', 2),
  sitting: 'Sesión ordinaria 27',
  resolution: '97',
  votes: {},
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules(given) {
    const rules = basesOf('small-comuna-by-sectors', given, []);
    const contests = [
      classOf('plazas', 'Plazas de toda la comuna', 30 * MILLION, 20 * MILLION),
      classOf('veredas', 'Veredas de toda la comuna', 30 * MILLION, 20 * MILLION),
    ];
    return withContests(rules, contests, {});
  },
};

/** Its sealed vote closed and was opened, and whoever disagrees may object. */
const shore: InventedEdition = {
  institution: 'ancud',
  slug: 'ribera-de-ancud',
  name: 'Ribera de Ancud',
  preset: 'small-comuna-by-sectors',
  begunDaysAgo: begunSince('municipality', 'count', 1),
  sitting: 'Sesión ordinaria 25',
  resolution: '90',
  votes: { 5: 'absent' },
  norms: municipalNorms,
  fiscalYear: yearFor('municipality'),
  rules(given) {
    const rules = basesOf('small-comuna-by-sectors', given, []);
    const contest = classOf('ribera', 'Ribera de toda la comuna', 40 * MILLION, 20 * MILLION);
    return withContests(rules, [contest], {});
  },
};

export const invented: readonly InventedEdition[] = [
  ancud,
  schools,
  neighbourhoods,
  squares,
  shore,
  lautaro,
  quellon,
  region,
  osorno,
  programmes,
];
