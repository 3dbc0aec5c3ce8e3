// The councils of a demonstration, with invented members in office: those of three municipalities and one of a region.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { BodyKind, MemberWords, Seat } from '../rules/body.ts';
import { readBody } from '../store/bodies.ts';
import { findInstitution } from '../store/institutions.ts';
import { addMembers } from './add-members.ts';
import { setBody } from './set-body.ts';

interface InventedCouncil {
  /** Address of its institution. */
  readonly institution: string;
  readonly kind: BodyKind;
  readonly quorum: number;
  readonly mandateFrom: string;
  readonly mandateUntil: string;
  readonly chair: string;
  readonly secretary: string;
  readonly members: readonly string[];
}

/** Mandates of the elections of 2024: those of municipalities and those of regions begin on different days. */
const municipal = {
  kind: 'municipal-council',
  quorum: 4,
  mandateFrom: '2024-12-06',
  mandateUntil: '2028-12-06',
} as const;

/** Some are personas, who can be looked at from within. */
const councils: readonly InventedCouncil[] = [
  {
    ...municipal,
    institution: 'ancud',
    chair: 'Carmen Nahuel Torres',
    secretary: 'Hernán Soto Gallardo',
    members: [
      'Jorge Barría Leiva',
      'Marisol Ulloa Vera',
      'Patricio Oyarzún Haro',
      'Viviana Chodil Pérez',
      'Ramiro Gallardo Nahuelquín',
      'Ximena Bórquez Triviño',
    ],
  },
  {
    ...municipal,
    institution: 'lautaro',
    chair: 'Amanda Curiqueo Sandoval',
    secretary: 'Ernesto Fuentealba Riffo',
    members: [
      'Bernardo Huaiquil Mella',
      'Celia Parra Inostroza',
      'Darío Neculmán Soto',
      'Gladys Riquelme Burgos',
      'Leonel Quidel Catrileo',
      'Miriam Sepúlveda Aedo',
    ],
  },
  {
    ...municipal,
    institution: 'quellon',
    chair: 'Orlando Millacura Levín',
    secretary: 'Soledad Chiguay Nauto',
    members: [
      'Gabriel Chiguay Ulloa',
      'Alicia Guenteo Raín',
      'Braulio Cheuquemán Ruiz',
      'Dina Lepicheo Marín',
      'Nelson Colivoro Díaz',
      'Yolanda Paillacar Vidal',
    ],
  },
  {
    institution: 'gore-los-lagos',
    kind: 'core',
    quorum: 11,
    mandateFrom: '2025-01-06',
    mandateUntil: '2029-01-06',
    chair: 'Florencia Ebensperger Mansilla',
    secretary: 'Óscar Villarroel Haro',
    members: [
      'Adolfo Schwerter Alvarado',
      'Beatriz Cárdenas Muñoz',
      'Cristóbal Ojeda Winkler',
      'Danilo Vargas Almonacid',
      'Edita Subiabre Solís',
      'Fabián Hott Barrientos',
      'Gloria Naguil Oyarzo',
      'Hilda Mansilla Guerrero',
      'Ismael Aguilar Kramm',
      'Juana Leviñanco Cárcamo',
      'Karina Altamirano Rosas',
      'Lautaro Pacheco Nail',
      'Marta Uribe Schmidt',
      'Nolberto Toledo Ampuero',
      'Olga Antiñirre Catalán',
      'Pablo Momberg Delgado',
      'Rebeca Santana Coñocar',
      'Sergio Gebauer Paredes',
      'Tamara Ruiz Chaipul',
      'Ulises Navarro Teiguel',
    ],
  },
];

const RULE =
  'Personas inventadas para la demostración: ninguna existe. Quien falta avisa a la secretaría antes de la sesión y el acta lo dice.';

/** Idempotent: a body that somebody has set stays as it is. */
export async function demonstrateCouncils(db: Database): Promise<void> {
  for (const council of councils) await demonstrateCouncil(db, council);
}

async function demonstrateCouncil(db: Database, council: InventedCouncil): Promise<void> {
  const { kind, quorum, chair, secretary, members } = council;
  const institution = await findInstitution(db, council.institution);
  if (institution === undefined) return;
  if ((await readBody(db, institution.id, kind)).id !== undefined) return;
  const by = { actor: undefined, scope: { kind: 'institution', id: institution.id } } as const;
  const to = { seats: members.length + 1, quorum, attendanceRule: RULE };
  const set = await setBody(db, by, { kind, to, seen: '' });
  assert(set.ok, `the council of ${council.institution} is set once`);
  const sits = (seat: Seat) => (name: string) => memberOf(council, seat, name);
  const seated = await addMembers(db, by, kind, [
    sits('chair')(chair),
    ...members.map(sits('member')),
    sits('secretary')(secretary),
  ]);
  assert(seated.ok, `the council of ${council.institution} has a seat for each`);
}

function memberOf(
  { mandateFrom, mandateUntil }: InventedCouncil,
  seat: Seat,
  name: string,
): MemberWords {
  return { name, seat, standsFor: null, mandateFrom, mandateUntil, email: null };
}
