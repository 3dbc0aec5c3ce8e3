// What was done just now, told on the page that it led to: carried in the address, and only its figures are taken from it.
import { m } from '#words';
import type { ImportReport } from '../../actions/read-import.ts';

const HEADINGS_LENGTH = 200;

/** Query of the address after an import. */
export function doneQuery(report: ImportReport): Readonly<Record<string, string>> {
  const { addedCount, changedCount, sameCount, unusedHeadings } = report;
  return {
    hecho: 'importado',
    agregados: String(addedCount),
    cambiados: String(changedCount),
    iguales: String(sameCount),
    sin_usar: unusedHeadings.join(', ').slice(0, HEADINGS_LENGTH),
  };
}

const words: Readonly<Record<string, () => string>> = {
  agregado: m.territories_done_added,
  corregido: m.territories_done_corrected,
  retirado: m.territories_done_retired,
  repuesto: m.territories_done_restored,
};

export function doneSentence(query: URLSearchParams): string | undefined {
  const done = query.get('hecho') ?? '';
  if (done !== 'importado') return Object.hasOwn(words, done) ? words[done]?.() : undefined;
  const figure = (name: string) => Number.parseInt(query.get(name) ?? '', 10) || 0;
  const imported = m.territories_done_imported({
    added: figure('agregados'),
    changed: figure('cambiados'),
    same: figure('iguales'),
  });
  const unused = (query.get('sin_usar') ?? '').slice(0, HEADINGS_LENGTH);
  return unused === ''
    ? imported
    : `${imported} ${m.territories_done_unused({ headings: unused })}`;
}
