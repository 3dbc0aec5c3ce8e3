import { expect, test } from 'vitest';
import { type MemberColumn, membersIn } from './member-rows.ts';

function row(cells: Partial<Record<MemberColumn, string>>, line = 2) {
  const empty = { name: '', seat: '', 'stands-for': '', from: '', until: '', email: '' };
  return { line, cells: { ...empty, name: 'Ana Soto', from: '06-12-2024', ...cells } };
}

test('a row as an office writes it becomes a member', () => {
  const { members, problems } = membersIn([
    row({
      name: ' Rosa   Huenchumán\tPérez ',
      seat: 'Alcaldesa',
      until: '6/12/2028',
      email: 'alcaldia@lautaro.cl',
      'stands-for': '',
    }),
  ]);
  expect(problems).toEqual([]);
  expect(members).toEqual([
    {
      name: 'Rosa Huenchumán Pérez',
      seat: 'chair',
      standsFor: null,
      mandateFrom: '2024-12-06',
      mandateUntil: '2028-12-06',
      email: 'alcaldia@lautaro.cl',
    },
  ]);
});

test.each([
  ['', 'member'],
  ['Concejal', 'member'],
  ['CONSEJERA REGIONAL', 'member'],
  ['Preside', 'chair'],
  ['Presidente', 'chair'],
  ['Gobernador Regional', 'chair'],
  ['Secretaría', 'secretary'],
  ['secretario municipal', 'secretary'],
  ['Ministra de fe', 'secretary'],
])('«%s» is a %s', (text, seat) => {
  expect(membersIn([row({ seat: text })]).members[0]?.seat).toBe(seat);
});

test('days are read as Chile writes them and as machines do; no other', () => {
  const from = (text: string) => membersIn([row({ from: text })]).members[0]?.mandateFrom;
  expect(from('2024-12-06')).toBe('2024-12-06');
  expect(from('6.12.2024')).toBe('2024-12-06');
  expect(from('31-02-2024')).toBeUndefined();
  expect(from('diciembre de 2024')).toBeUndefined();
});

test('every problem is told with its line and column, and that row does not come in', () => {
  const { members, problems } = membersIn([
    row({ name: '.', from: 'hoy', seat: 'jefe' }, 3),
    row({ until: '2024-12-06' }, 4),
    row({ email: 'ana' }, 5),
    row({}, 6),
  ]);
  expect(members).toHaveLength(1);
  expect(problems).toEqual([
    { line: 3, column: 'name', code: 'name-unreadable' },
    { line: 3, column: 'seat', code: 'seat-unknown' },
    { line: 3, column: 'from', code: 'day-unreadable' },
    { line: 4, column: 'until', code: 'until-not-later' },
    { line: 5, column: 'email', code: 'email-unreadable' },
  ]);
});

test('what would turn a sentence backwards, or no database takes, does not come in', () => {
  const { members } = membersIn([row({ name: 'Ana\u202e\u0000 Soto' })]);
  expect(members[0]?.name).toBe('Ana Soto');
});
