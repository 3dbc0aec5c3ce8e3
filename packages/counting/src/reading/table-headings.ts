// The words that the simple layout understands, in Spanish first and English too, and what they mean.
import { normalizeHeading } from './blocks.ts';

/** Block titles, as found (lower case, no accents) → as this layout names its sheets. */
export const sheetTitles = {
  datos: 'Datos',
  data: 'Datos',
  proyectos: 'Proyectos',
  projects: 'Proyectos',
  votos: 'Votos',
  votes: 'Votos',
} as const;

/** Column or key of Pabulib → the headings that mean it, normalized. Spanish first. */
type Synonyms = Readonly<Record<string, readonly string[]>>;

const keySynonyms: Synonyms = {
  description: ['nombre', 'votacion', 'descripcion', 'name', 'description'],
  country: ['pais', 'country'],
  unit: ['comuna', 'unidad', 'municipio', 'municipality', 'unit'],
  instance: ['ano', 'edicion', 'instancia', 'year', 'instance'],
  budget: ['monto', 'presupuesto', 'sobre', 'marco', 'budget', 'amount'],
  vote_type: ['tipo_de_voto', 'tipo', 'vote_type', 'type_of_vote'],
  max_length: ['maximo_por_papeleta', 'maximo', 'max_length', 'maximum'],
  max_sum_points: [
    'puntos_por_papeleta',
    'puntos',
    'max_sum_points',
    'points',
    'points_per_ballot',
  ],
  max_points: ['maximo_por_proyecto', 'max_points', 'points_per_project'],
  date_begin: ['inicio', 'fecha_inicio', 'fecha_de_inicio', 'start', 'date_begin'],
  date_end: ['termino', 'fecha_termino', 'fecha_de_termino', 'fin', 'end', 'date_end'],
  currency: ['moneda', 'currency'],
};

const projectSynonyms: Synonyms = {
  project_id: ['id', 'codigo', 'numero', 'project_id', 'proyecto_id', 'code'],
  name: ['nombre', 'proyecto', 'titulo', 'name', 'title', 'project'],
  cost: ['costo', 'monto', 'valor', 'cost', 'amount'],
  votes: ['votos', 'votes'],
  category: ['categoria', 'category'],
  neighborhood: ['sector', 'barrio', 'neighborhood', 'neighbourhood'],
  latitude: ['latitud', 'lat', 'latitude'],
  longitude: ['longitud', 'lon', 'lng', 'longitude'],
};

const ballotSynonyms: Synonyms = {
  voter_id: [
    'voto_id',
    'id',
    'voto',
    'papeleta',
    'folio',
    'numero',
    'votante',
    'voter_id',
    'vote_id',
    'ballot',
  ],
  vote: [
    'proyectos',
    'preferencias',
    'elegidos',
    'orden',
    'projects',
    'choices',
    'ranking',
    'vote',
  ],
  points: ['puntos', 'puntajes', 'points', 'scores'],
  age: ['edad', 'age'],
  sex: ['sexo', 'genero', 'sex', 'gender'],
  voting_method: ['medio', 'canal', 'voting_method', 'method'],
  neighborhood: ['sector', 'barrio', 'neighborhood'],
  mesa: ['mesa', 'mesa_receptora', 'table', 'polling_table'],
};

/** Pabulib's word for a heading, or undefined when it has none. */
export type HeadingReader = (heading: string) => string | undefined;

function readerOf(synonyms: Synonyms): HeadingReader {
  const meanings = new Map<string, string>();
  for (const [meaning, words] of Object.entries(synonyms)) {
    for (const word of words) meanings.set(word, meaning);
  }
  return (heading) => meanings.get(normalizeHeading(heading));
}

export const readKey = readerOf(keySynonyms);
export const readProjectHeading = readerOf(projectSynonyms);
export const readBallotHeading = readerOf(ballotSynonyms);

const voteTypeSynonyms: Synonyms = {
  approval: ['', 'aprobacion', 'por_aprobacion', 'approval', 'approvals'],
  'choose-1': ['uno', 'un_proyecto', 'elegir_uno', 'choose_1', 'choose_one', 'one'],
  ordinal: ['ranking', 'orden', 'preferencia', 'ordinal', 'ranked'],
  cumulative: ['puntos', 'acumulativo', 'acumulativa', 'reparto_de_puntos', 'cumulative', 'points'],
  scoring: ['puntaje', 'notas', 'por_puntaje', 'scoring', 'scores'],
};

const readVoteTypeWord = readerOf(voteTypeSynonyms);

/** Pabulib's word for a vote type said in Spanish or English; approval when nothing is said. */
export function readVoteType(found: string): string {
  return readVoteTypeWord(found) ?? found.trim().toLowerCase();
}

const yesMarks = new Set(['1', 'x', 'si', 's', 'yes', 'y', 'true', 'verdadero']);
const noMarks = new Set(['', '0', 'no', 'n', 'false', 'falso', '-']);

/** Whether a cell of the wide layout marks its project; undefined when it is neither yes nor no. */
export function readMark(cell: string): boolean | undefined {
  const mark = normalizeHeading(cell);
  if (yesMarks.has(mark)) return true;
  return noMarks.has(mark) || cell.trim() === '-' ? false : undefined;
}
