// Somebody of the municipality of San Antonio, for tests of what only staff may do.
import { randomUUID } from 'node:crypto';
import type { StaffAct } from '../actions/staff-act.ts';
import type { Cut } from '../rules/cut.ts';

export const sanAntonio = '05601' as Cut;
export const cartagena = '05603' as Cut;

const scope = { kind: 'institution', id: randomUUID() } as const;

export const staff: StaffAct = {
  cut: sanAntonio,
  scope,
  actor: {
    personId: randomUUID(),
    sessionId: randomUUID(),
    name: 'Encargada',
    provenAt: new Date('2026-11-25T15:00:00Z'),
    grants: [{ role: 'pb-officer', scope }],
  },
};
