// The three databases: what everybody may join, who may vote, and the sealed box that must not know it.

export const databaseNames = ['minga', 'minga_roll', 'minga_urn'] as const;
export type DatabaseName = (typeof databaseNames)[number];
