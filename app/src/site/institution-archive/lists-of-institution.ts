// The rows of every public list that are of one institution, told by the columns that the lists share.
import type { Database } from '../../platform/database/database.ts';
import type { ArchivedFile, ArchivedInstitution } from '../../platform/institution-archive.ts';
import { type Cell, csvOf, type PublicList } from '../../platform/public-list.ts';

type Row = Readonly<Record<string, Cell>>;

/** Lists that are not of institutions, each with the reason that the archive gives. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  [
    'comentarios',
    'los escriben residentes con su nombre público, y no son de la institución; todos los pueden leer en /datos/comentarios.csv',
  ],
  [
    'unit-values',
    'son los valores de la UTM y de la UF, los mismos para todo el país; todos los pueden leer en /datos/unit-values.csv',
  ],
  [
    'historia',
    'son los hitos de la política de todo el país; todos los pueden leer en /datos/historia.csv',
  ],
  [
    'situacion-regiones',
    'suma lo de todas las comunas de cada región; todos lo pueden leer en /datos/situacion-regiones.csv',
  ],
  [
    'comparacion',
    'compara dos presupuestos participativos que alguien elige; todos la pueden pedir en /experiencias/comparar y leer en /datos/comparacion.csv',
  ],
  ...[
    ...['convocatorias-mesa', 'miembros-mesa', 'posiciones-mesa', 'ambitos-mesa'],
    ...['nudos-mesa', 'agenda-mesa', 'cumplimiento-mesa'],
  ].map((name): [string, string] => [
    name,
    `es de la Mesa de Trabajo, que es de todo el país; todos la pueden leer en /datos/${name}.csv`,
  ]),
]);

/** Its rows as CSV and as JSON. Throws for a list whose rows cannot be told apart: its room has to say whose they are. */
export async function listFiles(
  db: Database,
  list: PublicList,
  institution: ArchivedInstitution,
): Promise<readonly ArchivedFile[]> {
  // Long lists take the institution themselves, so that what they leave out is never of it.
  const { slug } = institution;
  const asked = new URLSearchParams({ institucion: slug, emisor: slug });
  const isOf = testOf(list, institution);
  const rows = (await list.rows(db, asked)).filter(isOf);
  const { name, title, source, columns } = list;
  const encoder = new TextEncoder();
  const json = `${JSON.stringify({ name, title, source, columns, rows }, null, 1)}\n`;
  const meaning = `${title['es-CL']}: ${rows.length} ${rows.length === 1 ? 'fila' : 'filas'}.`;
  return [
    { path: `listas/${name}.csv`, meaning, columns, bytes: encoder.encode(csvOf(list, rows)) },
    {
      path: `listas/${name}.json`,
      meaning: `Lo mismo que ${name}.csv, para programas.`,
      bytes: encoder.encode(json),
    },
  ];
}

/** By its address, else by who calls, else by who asks whom, else by its comuna, else by its region: the first that the list has a column for. */
function testOf(
  { name, columns }: PublicList,
  { slug, cut, regionCode, kind }: ArchivedInstitution,
): (row: Row) => boolean {
  const has = (key: string) => columns.some((column) => column.key === key);
  if (name === 'instituciones') return (row) => row.slug === slug;
  if (has('institution_slug')) return (row) => row.institution_slug === slug;
  if (has('institution')) return (row) => row.institution === slug;
  if (has('caller')) return (row) => row.caller_kind === 'institution' && row.caller === slug;
  if (has('asker')) return (row) => row.asker === slug || row.asked === slug;
  if (!has('cut')) throw new Error(`list ${name} does not say whose its rows are`);
  if (cut !== null) return (row) => row.cut === cut;
  // A regional government has those of its region, of whichever comuna.
  return (row) => kind === 'regional-government' && regionOf(row) === regionCode;
}

function regionOf(row: Row): Cell {
  return row.region_code ?? (typeof row.cut === 'string' ? row.cut.slice(0, 2) : null);
}
