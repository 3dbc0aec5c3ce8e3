// The columns of a list of people to invite, and how a role is written in its cells.
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';
import { inLocale, locales } from '../../../../platform/words.ts';
import { type Role, roles } from '../rules/roles.ts';
import { roleWords } from './role-words.ts';

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

/** A role by its name in either language, whatever its capitals and accents; as it was written if it is none. */
export function roleInCell(text: string): Role | string {
  const asked = plainHeading(text);
  const names = (role: Role) => locales.map((locale) => inLocale(locale, roleWords[role]));
  return roles.find((role) => names(role).some((name) => plainHeading(name) === asked)) ?? text;
}
