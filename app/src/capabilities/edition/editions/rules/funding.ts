// Limits that norms give in UTM or UF as pesos, the code of an investment initiative, and the share of the year's investment.
import { type Fraction, fraction } from '@minga/basics';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { FundingCap, Rulebook } from './rulebook.ts';
import { isAmount } from './split.ts';

export type FundingProblem =
  /** `at`: its place in the list, from 1. */
  | { readonly code: 'editions/cap-incomplete'; readonly at: number }
  | {
      readonly code: 'editions/project-above-cap';
      readonly contest: string;
      readonly maxProjectClp: number;
      readonly capClp: number;
    }
  | {
      readonly code: 'editions/comuna-above-cap';
      readonly contest: string;
      readonly amountClp: number;
      readonly capClp: number;
    }
  | {
      readonly code: 'editions/envelope-above-cap';
      readonly envelopeClp: number;
      readonly capClp: number;
    };

const HUNDREDTHS_SQUARED = 10_000n;

/** A limit in whole pesos, rounded down: hundredths of the unit times hundredths of a peso, exactly. */
export function capInClp({ hundredths, valueHundredthsClp }: FundingCap): number {
  return Number((BigInt(hundredths) * BigInt(valueHundredthsClp)) / HUNDREDTHS_SQUARED);
}

/** What of the bases is above a limit, or a limit of which something is missing. */
export function capProblems({ committed, operational }: Rulebook): readonly FundingProblem[] {
  return operational.funding.caps.flatMap((cap, index): FundingProblem[] => {
    if (!isWhole(cap)) return [{ code: 'editions/cap-incomplete', at: index + 1 }];
    const capClp = capInClp(cap);
    const { envelopeClp, contests } = committed;
    if (cap.per === 'edition') {
      return envelopeClp > capClp
        ? [{ code: 'editions/envelope-above-cap', envelopeClp, capClp }]
        : [];
    }
    return contests.flatMap((one): FundingProblem[] => {
      const { code: contest, kind, amountClp, maxProjectClp } = one;
      if (cap.per === 'project') {
        return maxProjectClp > capClp
          ? [{ code: 'editions/project-above-cap', contest, maxProjectClp, capClp }]
          : [];
      }
      return kind === 'comuna' && amountClp > capClp
        ? [{ code: 'editions/comuna-above-cap', contest, amountClp, capClp }]
        : [];
    });
  });
}

function isWhole({ hundredths, valueHundredthsClp, valueOn, source }: FundingCap): boolean {
  return (
    isAmount(hundredths) &&
    isAmount(valueHundredthsClp) &&
    parseDay(valueOn) === valueOn &&
    source.trim() !== ''
  );
}

/** Limits whose value is of an earlier year than `today`: units have gone up since. */
export function outdatedCaps(caps: readonly FundingCap[], today: string): readonly FundingCap[] {
  return caps.filter(({ valueOn }) => valueOn.slice(0, 4) < today.slice(0, 4));
}

/** Whether money of FRIL comes without its limit per project. */
export function lacksCap({ source, caps }: Rulebook['operational']['funding']): boolean {
  return source === 'fril' && !caps.some(({ per }) => per === 'project');
}

/**
 * The code of an investment initiative in the Banco Integrado de Proyectos as it is written, `40012345-0`:
 * eight digits, hyphen, check digit. Only the form is looked at. Undefined for anything else.
 */
export function parseBipCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replaceAll(/\s*[\p{Pd}\u2212]\s*/gu, '-');
  return /^\d{8}-[\dK]$/.test(plain) ? plain : undefined;
}

/** Which part of what the institution invests in the year is decided with residents; undefined while that is not known. */
export function investmentShare({ committed, operational }: Rulebook): Fraction | undefined {
  const { envelopeClp } = committed;
  const yearClp = operational.investment?.yearClp;
  if (yearClp === undefined || !isAmount(yearClp) || !isAmount(envelopeClp)) return undefined;
  return fraction(BigInt(envelopeClp), BigInt(yearClp));
}
