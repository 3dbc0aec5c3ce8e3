// The columns of a list of people to invite, and how a role is written in its cells.
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';
import { inLocale, locales } from '../../../../platform/words.ts';
import { roles, type Seat, seatKey, seatsOf } from '../rules/roles.ts';
import { seatWords } from './role-words.ts';

export type InviteColumn = 'name' | 'email' | 'role';

export const inviteColumns = [
  {
    key: 'name',
    heading: { 'es-CL': 'nombre', en: 'name' },
    synonyms: ['nombre completo', 'funcionario', 'funcionaria', 'full name'],
    meaning: { 'es-CL': 'Nombre y apellidos.', en: 'Given names and surnames.' },
    example: 'Ana Paredes Oyarzo',
    isRequired: true,
  },
  {
    key: 'email',
    heading: { 'es-CL': 'correo', en: 'e-mail' },
    synonyms: ['correo electrónico', 'mail', 'email'],
    meaning: { 'es-CL': 'Su correo institucional.', en: 'Their institutional e-mail.' },
    example: 'ana.paredes@ejemplo.cl',
    isRequired: true,
  },
  {
    key: 'role',
    heading: { 'es-CL': 'rol', en: 'role' },
    synonyms: ['cargo', 'función'],
    meaning: {
      'es-CL': 'Uno de los roles del equipo, como lo escribe esta página.',
      en: 'One of the roles of the team, as this page writes it.',
    },
    example: 'Revisión técnica',
    isRequired: true,
  },
] as const satisfies readonly SheetColumn<InviteColumn>[];

/** The key of a seat by its name in either language, whatever its capitals and accents; as it was written if it is none. */
export function seatInCell(text: string): string {
  const asked = plainHeading(text);
  const names = (seat: Seat) => locales.map((locale) => inLocale(locale, () => seatWords(seat)));
  const found = roles
    .flatMap(seatsOf)
    .find((seat) => names(seat).some((name) => plainHeading(name) === asked));
  return found === undefined ? text : seatKey(found);
}
