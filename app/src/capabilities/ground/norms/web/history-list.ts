// The public list of the milestones of the policy: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import shipped from '../facts/milestones.json' with { type: 'json' };
import {
  askedOfHistory,
  foundMilestones,
  type Milestone,
  type Milestones,
} from '../rules/milestone.ts';
import { stateOn } from '../rules/validity.ts';
import { findNorms, type Norm } from '../store/norms.ts';
import { dayOfChile } from './norm-list.ts';
import { historyPath } from './paths.ts';

const { readOn, milestones }: Milestones = shipped;

export interface ToldMilestone extends Milestone {
  /** That of the library, which says whether it holds. */
  readonly held: Norm | undefined;
}

export interface History {
  /** The day on which the sources were read. */
  readonly readOn: string;
  /** From the oldest. */
  readonly told: readonly ToldMilestone[];
}

/** What was looked for, each milestone with its norm. */
export async function readHistory(db: Database, text: string): Promise<History> {
  const norms = await findNorms(
    db,
    milestones.flatMap(({ norm }) => norm ?? []),
  );
  const found = foundMilestones(milestones, text);
  return { readOn, told: found.map((one) => ({ ...one, held: norms.get(one.norm ?? '') })) };
}

export const historyList: PublicList = {
  name: 'historia',
  title: {
    'es-CL': 'Historia de la política de participación',
    en: 'History of the policy of participation',
  },
  source: {
    'es-CL': 'Las fuentes públicas que cada hito nombra; Minga no las ha comprobado.',
    en: 'The public sources that each milestone names; Minga has not checked them.',
  },
  page: historyPath,
  columns: [
    column('id', 'text', 'Identificador', 'Identifier'),
    column('from', 'text', 'Fecha, o año o mes si no se sabe más', 'Date, year or month as known'),
    column('until', 'text', 'Hasta', 'Until'),
    column(
      'kind',
      'text',
      'Qué es: instruction, credit, bill, law, decree, regional-rule, experience, study, guide',
      'What it is: instruction, credit, bill, law, decree, regional-rule, experience, study, guide',
    ),
    column('title', 'text', 'Título', 'Title, in Spanish'),
    column('text', 'text', 'Qué pasó', 'What happened, in Spanish'),
    column('norm', 'text', 'Código de la norma', 'Code of the norm'),
    column(
      'state',
      'text',
      'Vigencia de la norma hoy, como en la lista de normas',
      'Validity of the norm today, as in the list of norms',
    ),
    column('standing', 'text', 'Qué fue de él', 'What became of it, in Spanish'),
    column('funding', 'integer', 'Financiamiento', 'Funding'),
    column('funding_currency', 'text', 'Moneda (ISO 4217)', 'Currency (ISO 4217)'),
    column('document', 'url', 'Dónde se lee', 'Where it is read'),
    column('sources', 'text', 'Fuentes', 'Sources'),
    column(
      'source_addresses',
      'text',
      'Direcciones de las fuentes, con espacios entre ellas',
      'Addresses of the sources, with spaces between them',
    ),
    column('read_on', 'date', 'Fuentes leídas el', 'Sources read on'),
  ],
  async rows(db, query) {
    const today = dayOfChile(systemClock.now());
    const { told } = await readHistory(db, askedOfHistory(query));
    return told.map((one) => toCells(one, today));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(milestone: ToldMilestone, today: string) {
  const { id, kind, from, until, es, held, norm, standing, funding, document, sources } = milestone;
  return {
    ...{ id, from, until: until ?? null, kind, title: es.title, text: es.text },
    norm: norm ?? null,
    state: held === undefined ? null : stateOn(held.life, today),
    standing: standing?.es ?? null,
    funding: funding?.amount ?? null,
    funding_currency: funding?.currency ?? null,
    document: document ?? null,
    sources: sources.map(({ name }) => name).join('; '),
    source_addresses: sources.flatMap(({ address }) => address ?? []).join(' '),
    read_on: readOn,
  };
}
