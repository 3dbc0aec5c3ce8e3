// The public list of prices: the same rows on the page of each institution, and as files of all of them.
import type { PublicList } from '../../../../platform/public-list.ts';
import { parseProposalFilter } from '../rules/proposal-filter.ts';
import { listPublishedPrices } from '../store/prices.ts';
import { column } from './proposal-list.ts';
import { allPricesPath } from './public-paths.ts';

export const priceList: PublicList = {
  name: 'precios',
  title: { 'es-CL': 'Precios de referencia', en: 'Reference prices' },
  source: {
    'es-CL': 'Listas de precios que las instituciones publican en Minga, cada uno con su fuente.',
    en: 'Price lists that institutions publish on Minga, each with its source.',
  },
  page: allPricesPath,
  columns: [
    column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
    column('code', 'text', 'Código en su lista', 'Code in its list'),
    column('name', 'text', 'Qué es', 'What it is'),
    column('theme', 'text', 'Tema, como en las propuestas', 'Theme, as in proposals'),
    column('unit', 'text', 'Unidad', 'Unit'),
    column('low_clp', 'integer', 'Desde, en pesos', 'From, in pesos'),
    column('high_clp', 'integer', 'Hasta, en pesos', 'To, in pesos'),
    column('source', 'text', 'Fuente', 'Source'),
    column('valued_on', 'date', 'Día del precio', 'Day of the price'),
  ],
  async rows(db, query) {
    const { institution } = parseProposalFilter(query);
    return (await listPublishedPrices(db, institution)).map((price) => ({
      institution: price.institutionSlug,
      code: price.code,
      name: price.name,
      theme: price.theme,
      unit: price.unit,
      low_clp: price.lowClp,
      high_clp: price.highClp,
      source: price.source,
      valued_on: price.valuedOn,
    }));
  },
};
