// Kinds of organisation, and what each must say of itself to be checked.

export const organizationKinds = [
  'neighborhood-council',
  'communal-union',
  'functional',
  'indigenous',
  'foundation',
  'corporation',
  'trade',
  'university',
  'municipal-association',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export function parseKind(text: string | null | undefined): OrganizationKind | undefined {
  return organizationKinds.find((kind) => kind === text);
}

/**
 * Whether its legal personality comes from the deposit with the municipal secretary (Ley 19.418): then it
 * has a comuna and a number in that register, and perhaps no RUT yet. All others are told apart by their RUT.
 */
export function isInMunicipalRegister(kind: OrganizationKind): boolean {
  return kind === 'neighborhood-council' || kind === 'communal-union' || kind === 'functional';
}
