// The three databases: what everybody may join, who may vote, and the sealed box that must not know it.

export const databaseNames = ['minga', 'minga_roll', 'minga_urn'] as const;
/** The role that a process works as: it owns no table. */
export const applicationRoles = {
  minga: 'minga_app',
  minga_roll: 'minga_roll_app',
  minga_urn: 'minga_urn_app',
} as const satisfies Readonly<Record<(typeof databaseNames)[number], string>>;

export type DatabaseName = (typeof databaseNames)[number];
