// The roles that a process may have: the site, the roll, the urn's origin, the slow work.

export const roles = ['web', 'roll', 'urn', 'worker'] as const;
export type Role = (typeof roles)[number];
