// The invented vote of the edition of a demonstration that went the whole way: who voted what, and what was objected to.
import type { FilingObjection } from '../actions/file-objection.ts';
import type { ObjectionAnswered } from '../rules/objection.ts';
import { idOf, type OfficialTerms } from '../rules/official-terms.ts';

/** Of a hundred people, how many want each. */
const wanted: Readonly<Record<string, number>> = {
  'Luz para la cancha de Bonilla': 44,
  'Juegos para todas las infancias en Villa Los Alerces': 52,
  'Sombra y asientos en la plaza de Caracoles': 38,
  'Biblioteca que va a los sectores': 34,
  'Refugio de espera en el cruce de Coquiao': 24,
  'Sede abierta en Quetalmahue': 30,
  'Veredas de la calle Aníbal Pinto': 27,
  'Muro de escalada en el gimnasio': 15,
};

/** Ballots of each polling table. */
const tables = [
  { code: '1', name: 'Mesa 1', ballots: 184 },
  { code: '2', name: 'Mesa 2', ballots: 157 },
  { code: '3', name: 'Mesa 3', ballots: 61 },
] as const;

export const annulledTable = '3';
export const inventedNulls = 9;

/** The same numbers at each start: from 0 to 99. */
function repeatable(): () => number {
  let state = 20_260_411;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % 100;
  };
}

/** As Pabulib text, with the polling table of each ballot; some are blank. */
export function inventedBallots(terms: OfficialTerms): string {
  const { projects, amountClp, ballot, votedFrom, votedUntil } = terms;
  const next = repeatable();
  const ballots = tables.flatMap(({ code, ballots: count }) =>
    Array.from({ length: count }, (_, row) => {
      const liked = projects.filter(({ name }) => next() < (wanted[name] ?? 10));
      const chosen = liked.slice(0, ballot.maxChoices).map(({ number }) => idOf(number, terms));
      return `${code}-${row + 1};${chosen.join(',')};${code}`;
    }),
  );
  const meta = {
    ...{ description: terms.contest, country: 'Chile', unit: terms.institution, currency: 'CLP' },
    ...{ num_projects: projects.length, num_votes: ballots.length, budget: amountClp },
    ...{ vote_type: ballot.kind, rule: 'unknown', date_begin: votedFrom, date_end: votedUntil },
  };
  return [
    ...['META', 'key;value', ...Object.entries(meta).map((pair) => pair.join(';'))],
    ...['PROJECTS', 'project_id;cost;name'],
    ...projects.map((one) => `${idOf(one.number, terms)};${one.costClp};${one.name}`),
    ...['VOTES', 'voter_id;vote;mesa', ...ballots, ''],
  ].join('\n');
}

export interface InventedObjection
  extends Pick<FilingObjection, 'text' | 'ground' | 'asks' | 'table'> {
  /** A persona who objects. */
  readonly persona: string;
  readonly answer: ObjectionAnswered;
}

/** In the order in which they came. */
export const inventedObjections: readonly InventedObjection[] = [
  {
    persona: 'rosa',
    ground: 'count',
    asks: 'recount',
    table: '',
    text: 'En la plaza de Caracoles votó mucha gente y el proyecto quedó detrás de otros con menos personas en la fila. Pido que se cuente de nuevo.',
    answer: {
      ...{ outcome: 'rejected', remedy: '', table: '' },
      reasons:
        'Se revisaron las tres actas firmadas por vocales y apoderados y suman lo mismo que el archivo contado. La regla de las bases no ordena solo por votos: reparte el dinero entre quienes apoyaron cada proyecto, y el recuento que cualquiera puede hacer en esta página llega al mismo orden.',
    },
  },
  {
    persona: 'manuel',
    ground: 'table',
    asks: 'annul-table',
    table: annulledTable,
    text: 'La mesa 3 abrió sin la segunda vocal, y su urna quedó sin custodia en el almuerzo. Estuve ahí y lo dejé escrito en el acta.',
    answer: {
      ...{ outcome: 'accepted', remedy: 'annul-table', table: annulledTable },
      reasons:
        'El acta de la mesa 3 consigna que la urna quedó sin custodia por cuarenta minutos. Las bases piden que nunca lo esté: la mesa se anula y la votación se cuenta sin ella.',
    },
  },
];
