// The invented people of a demonstration: nobody of them exists, and every page that shows them says so.
import type { Role } from '../rules/roles.ts';
import { checkDigit } from '../rules/run.ts';

export interface Persona {
  readonly id: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Body of an invented RUN: from a range that the civil registry has not reached. */
  readonly runBody: number;
  readonly birthDate: string;
  /** What they are in the story, in both languages. */
  readonly who: { readonly 'es-CL': string; readonly en: string };
  /** The roles that they hold from the start, by the slug of their institution. */
  readonly roles: readonly { readonly role: Role; readonly institution: string | undefined }[];
}

function persona(
  id: string,
  names: readonly [given: string, family: string],
  runBody: number,
  birthDate: string,
  who: readonly [spanish: string, english: string],
  roles: readonly (readonly [Role, string | undefined])[] = [],
): Persona {
  return {
    id,
    given: names[0].split(' '),
    family: names[1].split(' '),
    runBody,
    birthDate,
    who: { 'es-CL': who[0], en: who[1] },
    roles: roles.map(([role, institution]) => ({ role, institution })),
  };
}

export const personas: readonly Persona[] = [
  persona('rosa', ['Rosa', 'Millán Cárdenas'], 49_000_001, '1968-03-14', [
    'Vecina de Ancud, 58 años',
    'Resident of Ancud, 58',
  ]),
  persona('manuel', ['Manuel', 'Ojeda Bahamonde'], 49_000_002, '1959-09-02', [
    'Vecino de Ancud, dirige una junta de vecinos',
    'Resident of Ancud, leads a neighbourhood council',
  ]),
  persona('elena', ['Elena', 'Vargas Soto'], 49_000_003, '2007-01-20', [
    'Estudia en Ancud, 19 años',
    'Studies in Ancud, 19',
  ]),
  persona('tomas', ['Tomás', 'Cárcamo Díaz'], 49_000_004, '2011-06-30', [
    'Vecino de Ancud, 15 años',
    'Resident of Ancud, 15',
  ]),
  persona(
    'teresa',
    ['Teresa', 'Mansilla Ruiz'],
    49_000_005,
    '1975-11-08',
    ['Vecina, comité de seguimiento de Ancud', 'Resident, oversight committee of Ancud'],
    [['oversight-committee', 'ancud']],
  ),
  persona('gladys', ['Gladys', 'Mamani Choque'], 49_000_006, '1966-08-21', [
    'Dirige una red de comités en Arica',
    'Leads a network of committees in Arica',
  ]),
  persona('nelson', ['Nelson', 'Quispe Tarque'], 49_000_007, '1979-04-03', [
    'De la misma red de comités, Arica',
    'Of the same network of committees, Arica',
  ]),
  persona(
    'paula',
    ['Paula', 'Ríos Alvarado'],
    49_000_011,
    '1985-05-17',
    ['Encargada de presupuesto participativo, Ancud', 'Participatory-budget officer, Ancud'],
    [['pb-officer', 'ancud']],
  ),
  persona(
    'hernan',
    ['Hernán', 'Soto Gallardo'],
    49_000_012,
    '1970-02-25',
    [
      'Secretario municipal y ministro de fe, Ancud',
      'Municipal secretary and certifying officer, Ancud',
    ],
    [['certifying-officer', 'ancud']],
  ),
  persona(
    'ignacia',
    ['Ignacia', 'Vidal Peña'],
    49_000_013,
    '1990-10-11',
    ['Revisión técnica (Secpla), Ancud', 'Technical reviewer (planning), Ancud'],
    [['technical-reviewer', 'ancud']],
  ),
  persona(
    'carmen',
    ['Carmen', 'Nahuel Torres'],
    49_000_014,
    '1964-07-19',
    ['Alcaldesa de Ancud', 'Mayor of Ancud'],
    [['mayor', 'ancud']],
  ),
  persona(
    'jorge',
    ['Jorge', 'Barría Leiva'],
    49_000_015,
    '1978-12-03',
    ['Concejal de Ancud', 'Councillor of Ancud'],
    [['councillor', 'ancud']],
  ),
  persona(
    'luis',
    ['Luis', 'Andrade Vera'],
    49_000_016,
    '1988-04-28',
    ['Atención de público, Ancud', 'Desk staff, Ancud'],
    [['desk-staff', 'ancud']],
  ),
  persona(
    'ana',
    ['Ana', 'Paredes Oyarzo'],
    49_000_017,
    '1993-08-15',
    ['Moderación, Ancud', 'Moderator, Ancud'],
    [['moderator', 'ancud']],
  ),
  persona(
    'felipe',
    ['Felipe', 'Lagos Muñoz'],
    49_000_018,
    '1982-01-09',
    ['Observador, Ancud', 'Observer, Ancud'],
    [['observer', 'ancud']],
  ),
  persona(
    'sofia',
    ['Sofía', 'Quezada Pino'],
    49_000_021,
    '1987-03-23',
    ['Encargada de presupuesto participativo, Lautaro', 'Participatory-budget officer, Lautaro'],
    [['pb-officer', 'lautaro']],
  ),
  persona(
    'mario',
    ['Mario', 'Sepúlveda Rebolledo'],
    49_000_026,
    '1983-06-30',
    ['Encargado de presupuesto participativo, Negrete', 'Participatory-budget officer, Negrete'],
    [['pb-officer', 'negrete']],
  ),
  persona(
    'gabriel',
    ['Gabriel', 'Chiguay Ulloa'],
    49_000_022,
    '1974-10-27',
    ['Concejal de Quellón', 'Councillor of Quellón'],
    [['councillor', 'quellon']],
  ),
  persona(
    'isabel',
    ['Isabel', 'Coñuecar Mora'],
    49_000_023,
    '1981-08-04',
    [
      'Encargada de presupuesto participativo, Gobierno Regional de Los Lagos',
      'Participatory-budget officer, Regional Government of Los Lagos',
    ],
    [['pb-officer', 'gore-los-lagos']],
  ),
  persona(
    'oscar',
    ['Óscar', 'Villarroel Haro'],
    49_000_024,
    '1966-12-18',
    [
      'Secretario del Consejo Regional de Los Lagos',
      'Secretary of the Regional Council of Los Lagos',
    ],
    [['certifying-officer', 'gore-los-lagos']],
  ),
  persona(
    'florencia',
    ['Florencia', 'Ebensperger Mansilla'],
    49_000_025,
    '1969-02-07',
    ['Gobernadora Regional de Los Lagos', 'Regional Governor of Los Lagos'],
    [['mayor', 'gore-los-lagos']],
  ),
  persona(
    'marcela',
    ['Marcela', 'Fuentes Rojas'],
    49_000_031,
    '1980-06-12',
    ['Equipo de SUBDERE', 'SUBDERE staff'],
    [['national-staff', 'subdere']],
  ),
  persona(
    'veronica',
    ['Verónica', 'Tapia Leal'],
    49_000_034,
    '1984-11-21',
    ['Equipo de SUBDERE', 'SUBDERE staff'],
    [['national-staff', 'subdere']],
  ),
  persona(
    'rodrigo',
    ['Rodrigo', 'Pinto Silva'],
    49_000_032,
    '1977-09-30',
    [
      'Equipo de la División de Organizaciones Sociales',
      'Staff of the Division of Social Organisations',
    ],
    [['national-staff', 'dos']],
  ),
  persona(
    'claudia',
    ['Claudia', 'Meza Herrera'],
    49_000_033,
    '1972-05-05',
    ['Integrante de la Mesa de Trabajo', 'Roundtable member'],
    [['roundtable-member', 'subdere']],
  ),
  persona(
    'nadia',
    ['Nadia', 'Ruz Campos'],
    49_000_041,
    '1991-02-14',
    ['Opera la plataforma', 'Operates the platform'],
    [['platform-operator', undefined]],
  ),
];

/** What ClaveÚnica would say of this persona. */
export function claimsOf(one: Persona) {
  return {
    sub: one.id,
    RolUnico: { numero: one.runBody, DV: checkDigit(one.runBody), tipo: 'RUN' },
    name: { nombres: one.given, apellidos: one.family },
  };
}
