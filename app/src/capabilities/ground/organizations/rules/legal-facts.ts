// What an organisation says of its legal personality, and what is missing from it.

import type { Rut } from '../../people/rules/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import { isInMunicipalRegister, type OrganizationKind } from './kind.ts';

export interface LegalFacts {
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly rut: Rut | undefined;
  readonly registryNumber: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly legalPersonalityOn: string | undefined;
  /** The comuna where it acts; without it the region, and without both the whole country. */
  readonly cut: Cut | undefined;
  readonly regionCode: string | undefined;
}

export type LegalProblem =
  | 'rut-missing'
  | 'registry-missing'
  | 'registry-without-digits'
  | 'comuna-missing'
  | 'personality-in-future';

/** What its kind asks for and is not there; `today` is `YYYY-MM-DD`. */
export function problemsOf(facts: LegalFacts, today: string): readonly LegalProblem[] {
  const problems: LegalProblem[] = [];
  if (isInMunicipalRegister(facts.kind)) {
    if (facts.registryNumber === undefined) problems.push('registry-missing');
    else if (!/[1-9]/.test(facts.registryNumber)) problems.push('registry-without-digits');
    if (facts.cut === undefined) problems.push('comuna-missing');
  } else if (facts.rut === undefined) {
    problems.push('rut-missing');
  }
  if (facts.legalPersonalityOn !== undefined && facts.legalPersonalityOn > today) {
    problems.push('personality-in-future');
  }
  return problems;
}
