// Who keeps the pages of an institution: the officer and the certifying officer, as the table of permissions says.

interface Held {
  readonly role: string;
  readonly scope: { readonly kind: string; readonly id: string } | undefined;
}

/** The roles whose holders edit what their institution says of itself, and are asked to. */
export const keeperRoles = ['pb-officer', 'certifying-officer'] as const;

/** The institutions that somebody keeps. */
export function keptBy(grants: readonly Held[]): readonly string[] {
  const held = grants.filter(({ role }) => (keeperRoles as readonly string[]).includes(role));
  return [...new Set(held.flatMap(institutionOf))];
}

/** Whether somebody has any role in the institution. */
export function isOfTeam(grants: readonly Held[], institutionId: string): boolean {
  return grants.some((held) => institutionOf(held).includes(institutionId));
}

function institutionOf({ scope }: Held): readonly string[] {
  return scope?.kind === 'institution' ? [scope.id] : [];
}
