// What somebody proposes, sent as the forms of its steps.
import type { Page } from '@playwright/test';
import { post } from './sent-forms.ts';

export const COST = '24.000.000';

export const idea = (title: string) => ({
  ...{ titulo: title, descripcion: `${title}: se construye y queda para todo el barrio.` },
  ...{ tema: 'green-areas', concurso: 'transversal', lugar: 'Sector Pudeto' },
});
export const need = { necesidad: 'Hoy no existe y hace falta.', beneficia: 'El barrio' };

/** Step by step, by whoever is signed in; its number. */
export async function propose(
  page: Page,
  edition: string,
  title: string,
  costo = COST,
  concurso = 'transversal',
): Promise<number> {
  const steps = `${edition}/proponer`;
  const begun = await post(page, steps, { paso: 'quien-decide', leido: '2' });
  const borrador = new URL(begun, 'http://minga').searchParams.get('borrador') ?? '';
  const parts = [
    { paso: 'idea', ...idea(title), concurso },
    { paso: 'necesidad', ...need },
    { paso: 'costo', costo },
    { paso: 'interes', 'tiene-interes': 'no' },
    { paso: 'quien', quien: 'person', vinculo: 'residence' },
  ];
  for (const [index, part] of parts.entries()) {
    await post(page, steps, { borrador, revision: String(index + 1), ...part });
  }
  const place = await post(page, steps, { borrador, paso: 'revisar' });
  return Number(/\/propuestas\/(\d+)/.exec(place)?.[1]);
}
