// An organisation as a record: its identity, how to reach it, and what it says of its capacity.
import { type Brand, isUuid } from '@minga/basics';
import type { LegalFacts } from './legal-facts.ts';

export type OrganizationId = Brand<string, 'OrganizationId'>;

/** What an organisation says of itself that nobody has to check. */
export interface Profile {
  /** Address or sector. */
  readonly place: string;
  readonly purpose: string;
  readonly email: string;
  readonly phone: string | undefined;
  readonly website: string | undefined;
  readonly publishesContact: boolean;
  readonly publishesBoard: boolean;
}

/** Something learnt, as the organisation declares it. */
export interface Training {
  readonly name: string;
  readonly givenBy: string;
  /** `YYYY-MM-DD`. */
  readonly finishedOn: string;
  readonly peopleCount: number;
}

/** Segments of an address that lead to a place of the room and can name no organisation. */
const TAKEN = ['registrar', 'register', 'invitacion', 'invitation'];
const LONGEST = 60;

/**
 * Names for the address of an organisation, the best first: its name, then with its comuna, then numbered
 * without end. `plainName` and `plainComuna` have only small letters, digits and single spaces.
 */
export function* slugsFor(plainName: string, plainComuna: string | undefined): Generator<string> {
  const name = cut(plainName.replaceAll(' ', '-')) || 'organizacion';
  if (!TAKEN.includes(name)) yield name;
  const longer = plainComuna === undefined ? name : `${name}-${plainComuna.replaceAll(' ', '-')}`;
  if (longer !== name) yield longer;
  for (let number = 2; ; number += 1) yield `${longer}-${number}`;
}

/** At most sixty characters, and no half word at the end if there is a whole one before. */
function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  return text
    .slice(0, LONGEST + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, LONGEST);
}

/** Whether two sets of legal facts say the same. */
export function saysTheSame(one: LegalFacts, other: LegalFacts): boolean {
  const keys = ['kind', 'name', 'rut', 'registryNumber', 'legalPersonalityOn', 'cut', 'regionCode'];
  return (keys as (keyof LegalFacts)[]).every((key) => one[key] === other[key]);
}

/** An id as an address or a form carries it; undefined for what the database would not even read. */
export function parseId(text: string | null | undefined): string | undefined {
  return isUuid(text) ? text : undefined;
}
