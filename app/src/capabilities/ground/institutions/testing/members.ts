// Members of bodies for tests: of the mandate that runs, unless said otherwise.
import type { MemberWords } from '../rules/body.ts';

export function memberNamed(name: string, more: Partial<MemberWords> = {}): MemberWords {
  return {
    name,
    seat: 'member',
    standsFor: null,
    mandateFrom: '2024-12-06',
    mandateUntil: '2028-12-06',
    email: null,
    ...more,
  };
}
