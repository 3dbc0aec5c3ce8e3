// Names of the room's work that comes round by itself.

export const jobNames = {
  escalate: 'organizations-escalate-overdue-checks',
  warn: 'organizations-warn-of-ending-boards',
  forget: 'organizations-forget-ended',
} as const;
