// Who signs for an election: the certifying officer, a substitute and others, each with one passkey.

export const officerRoles = ['certifier', 'substitute', 'officer', 'observer', 'table'] as const;
export type OfficerRole = (typeof officerRoles)[number];

/** An id from a name: `Hilda Peña` is `hilda-pena`. */
export function officerId(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  return words.join('-').slice(0, 50).replace(/-+$/, '') || 'firma';
}

/** Public part of a passkey: ES256 or EdDSA. */
export type OfficerJwk =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** Who may sign acts of the log. */
export function maySign(role: OfficerRole): boolean {
  return role === 'certifier' || role === 'substitute' || role === 'officer';
}

/** One of the two who sign an act is one of these. */
export function certifies(role: OfficerRole): boolean {
  return role === 'certifier' || role === 'substitute';
}

interface Standing {
  readonly role: OfficerRole;
  readonly personId: string | null;
  readonly removedAt: Date | null;
}

export type OfficersLack = 'certifier' | 'substitute' | 'second' | 'four';

/** What is missing of those who have to sign; `four` only keeps the label low. */
export function officersLack(officers: readonly Standing[]): readonly OfficersLack[] {
  const signing = officers.filter(({ role, removedAt }) => removedAt === null && maySign(role));
  const has = (role: OfficerRole) => signing.some((one) => one.role === role);
  return [
    ...(has('certifier') ? [] : (['certifier'] as const)),
    ...(has('substitute') ? [] : (['substitute'] as const)),
    ...(signing.length >= 2 ? [] : (['second'] as const)),
    ...(signing.length >= 4 ? [] : (['four'] as const)),
  ];
}
