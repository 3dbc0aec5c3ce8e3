// Bases that tests start from: those of a small comuna with three sectors, whole.
import { type PresetInput, presetRulebook } from '../rules/presets.ts';
import type { Contest, Rulebook } from '../rules/rulebook.ts';

export const presetInput: PresetInput = {
  institutionKind: 'municipality',
  places: [
    {
      id: '0b8f3c2e-0000-4000-8000-000000000001',
      code: 'pudeto',
      name: 'Pudeto',
      population: 4210,
    },
    {
      id: '0b8f3c2e-0000-4000-8000-000000000002',
      code: 'fatima',
      name: 'Fátima',
      population: 3100,
    },
    {
      id: '0b8f3c2e-0000-4000-8000-000000000003',
      code: 'lechagua',
      name: 'Lechagua',
      population: 905,
    },
  ],
  fiscalYear: 2028,
  today: '2026-11-28',
  utm: { valueHundredthsClp: 6_742_900, valueOn: '2026-01-01' },
  words: {
    effect: 'El Concejo incorpora al presupuesto los proyectos priorizados, o dice por qué no.',
    everybody: 'Toda la comuna',
    largerOf: (place) => `${place}: un proyecto grande`,
    smallerOf: (place) => `${place}: dos proyectos chicos`,
    populationSource: 'Censo 2024, INE',
    frilCapSource: 'Instructivo FRIL, GORE Ñuble 2025',
  },
  contact: { where: 'Libertad 595, Ancud', email: 'pp@ancud.invalid', phone: null },
};

const preset = presetRulebook('small-comuna-by-sectors', presetInput);

/** Without problems. */
export const wholeBases: Rulebook = {
  ...preset,
  operational: { ...preset.operational, legalBasis: [{ norm: 'ley-18695', article: '93' }] },
};

export function withCommitted(changes: Partial<Rulebook['committed']>): Rulebook {
  return { ...wholeBases, committed: { ...wholeBases.committed, ...changes } };
}

export function withOperational(changes: Partial<Rulebook['operational']>): Rulebook {
  return { ...wholeBases, operational: { ...wholeBases.operational, ...changes } };
}

/** The bases with their first contest changed. */
export function withFirstContest(changes: Partial<Contest>): Rulebook {
  const contests = wholeBases.committed.contests.map((contest, place) =>
    place === 0 ? { ...contest, ...changes } : contest,
  );
  return withCommitted({ contests });
}
