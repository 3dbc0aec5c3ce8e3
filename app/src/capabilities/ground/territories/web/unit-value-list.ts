// The public list of values of UTM and UF: the same rows on its page, its CSV and its JSON.
import type { PublicList } from '../../../../platform/public-list.ts';
import { type Unit, units } from '../rules/unit-value.ts';
import { listUnitValues } from '../store/unit-values.ts';
import { column } from './comuna-list.ts';
import { unitValuesPath } from './paths.ts';

export const unitValueList: PublicList = {
  name: 'unit-values',
  title: { 'es-CL': 'Valores de la UTM y de la UF', en: 'Values of the UTM and the UF' },
  source: {
    'es-CL': 'La página pública que dice cada fila; donde no hay, las cifras de que se deduce.',
    en: 'The public page that each row names; where there is none, the figures it follows from.',
  },
  page: unitValuesPath,
  columns: [
    column('unit', 'text', 'Unidad: utm o uf', 'Unit: utm or uf'),
    column('value_on', 'date', 'Día; de la UTM, el primero de su mes', 'Day; of the UTM, the first of its month'), // biome-ignore format: one column
    column('value_clp', 'decimal', 'Pesos que vale una', 'Pesos that one is worth'),
    column('source_url', 'url', 'Página pública que lo dice', 'Public page that says it'),
    column('derivation', 'text', 'Cifras de que se deduce', 'Figures it follows from'),
    column('corrected_value_clp', 'decimal', 'Valor que estaba antes', 'Value that stood before'),
    column('correction_reason', 'text', 'Por qué se corrigió', 'Why it was corrected'),
  ],
  async rows(db, query) {
    const rows = await listUnitValues(db, askedUnit(query));
    return rows.map((row) => ({
      unit: row.unit,
      value_on: row.valueOn,
      value_clp: row.hundredthsClp / 100,
      source_url: row.sourceUrl,
      derivation: row.derivation,
      corrected_value_clp:
        row.correctedHundredthsClp === null ? null : row.correctedHundredthsClp / 100,
      correction_reason: row.reason,
    }));
  },
};

/** The unit that an address asks for; whatever is none asks for both. */
export function askedUnit(query: URLSearchParams): Unit | undefined {
  return units.find((unit) => unit === query.get('unidad'));
}
