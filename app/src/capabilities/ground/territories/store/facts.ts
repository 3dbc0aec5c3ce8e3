// The facts that later rooms have deposited about comunas.
import { factBook } from '../../../../platform/facts.ts';
import type { TerritoryFact } from '../rules/territory-fact.ts';

export const facts = factBook<TerritoryFact>('territories');
