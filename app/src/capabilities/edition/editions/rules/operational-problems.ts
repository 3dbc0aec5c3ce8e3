// What is wrong with the part of the bases that says how an edition is carried out, its calendar and caps apart.
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { parseBipCode } from './funding.ts';
import type { Operational } from './rulebook.ts';
import { isAmount } from './split.ts';

export type OperationalProblem =
  | { readonly code: 'editions/proposers-missing' }
  | { readonly code: 'editions/limit-per-person-wrong'; readonly of: 'proposers' | 'endorsements' }
  | { readonly code: 'editions/endorsements-not-whole' }
  | { readonly code: 'editions/appeal-days-wrong' }
  | { readonly code: 'editions/investment-incomplete' }
  | { readonly code: 'editions/legal-basis-missing' }
  /** `at`: its place in the list, from 1. */
  | { readonly code: 'editions/planning-incomplete'; readonly at: number }
  | { readonly code: 'editions/bip-code-wrong'; readonly found: string }
  | { readonly code: 'editions/freeze-wrong' }
  | { readonly code: 'editions/committee-seats-wrong' }
  | { readonly code: 'editions/contact-missing' };

export function operationalProblems(operational: Operational): readonly OperationalProblem[] {
  const { legalBasis, planning, bipCode, investment, contact, calendar, appeals } = operational;
  const found: OperationalProblem[] = [...participationProblems(operational)];
  const hasAppeals = calendar.some(({ phase }) => phase === 'appeals');
  if (hasAppeals && !(isAmount(appeals.businessDays) && isAmount(appeals.answerBusinessDays))) {
    found.push({ code: 'editions/appeal-days-wrong' });
  }
  if (investment !== null && (!isAmount(investment.yearClp) || isBlank(investment.source))) {
    found.push({ code: 'editions/investment-incomplete' });
  }
  if (legalBasis.length === 0) found.push({ code: 'editions/legal-basis-missing' });
  for (const [index, { objective, words }] of planning.entries()) {
    if (isBlank(objective) || isBlank(words)) {
      found.push({ code: 'editions/planning-incomplete', at: index + 1 });
    }
  }
  if (bipCode !== null && parseBipCode(bipCode) !== bipCode) {
    found.push({ code: 'editions/bip-code-wrong', found: bipCode });
  }
  found.push(...optionProblems(operational));
  if (isBlank(contact.where) || (isBlank(contact.email) && isBlank(contact.phone))) {
    found.push({ code: 'editions/contact-missing' });
  }
  return found;
}

function participationProblems({
  proposers,
  endorsements,
}: Operational): readonly OperationalProblem[] {
  const found: OperationalProblem[] = [];
  if (proposers.who.length === 0) found.push({ code: 'editions/proposers-missing' });
  for (const [of, { maxPerPerson }] of Object.entries({ proposers, endorsements } as const)) {
    if (maxPerPerson === null || isAmount(maxPerPerson)) continue;
    found.push({ code: 'editions/limit-per-person-wrong', of: of as 'proposers' | 'endorsements' });
  }
  if (endorsements.needed !== 0 && !isAmount(endorsements.needed)) {
    found.push({ code: 'editions/endorsements-not-whole' });
  }
  return found;
}

function optionProblems({ options }: Operational): readonly OperationalProblem[] {
  const { freeze, committee } = options;
  const found: OperationalProblem[] = [];
  if (freeze !== null) {
    const areDays = [freeze.from, freeze.until].every((day) => parseDay(day) === day);
    if (isBlank(freeze.election) || !areDays || freeze.until < freeze.from) {
      found.push({ code: 'editions/freeze-wrong' });
    }
  }
  if (committee !== null && !(isAmount(committee.residents) && isAmount(committee.institution))) {
    found.push({ code: 'editions/committee-seats-wrong' });
  }
  return found;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
