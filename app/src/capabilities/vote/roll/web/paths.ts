// The addresses of the roll: the way to a ballot paper, one's own right, what is public of it, and the desks of staff.
import { definePath } from '../../../../platform/http/path.ts';
import { tablePath } from '../addresses.ts';

export const paperPaths = {
  /** Begins the way of a voter. */
  start: definePath('/papeleta/:election', '/en/ballot-paper/:election'),
  /** Proves who she is, and comes back. */
  identify: definePath('/papeleta/:election/identificarme', '/en/ballot-paper/:election/identify'),
  code: definePath('/papeleta/:election/codigo', '/en/ballot-paper/:election/code'),
  leave: definePath('/papeleta/:election/salir', '/en/ballot-paper/:election/leave'),
  turn: definePath('/papeleta/turno', '/en/ballot-paper/turn'),
  /** Where the booth comes back to; docs/voting.md says it in one language. */
  issue: definePath('/papeleta', '/en/ballot-paper'),
  about: definePath('/papeleta/consulta'),
} as const;

export const myRightPath = definePath('/mi-derecho/:election', '/en/my-right/:election');
export const evidencePath = definePath(
  '/mi-derecho/:election/respaldo/:declaration',
  '/en/my-right/:election/evidence/:declaration',
);

/** As docs/voting.md calls them. */
export const fileNames = { list: 'padron.jsonl', registro: 'registro.jsonl' } as const;

export const publicPaths = {
  list: definePath('/votaciones/:election/padron.jsonl'),
  registro: definePath('/votaciones/:election/registro.jsonl'),
  padron: definePath('/votaciones/:election/padron', '/en/votes/:election/roll'),
  declare: definePath('/votaciones/:election/declarar', '/en/votes/:election/declare'),
  withdraw: definePath(
    '/votaciones/:election/declarar/:declaration/retirar',
    '/en/votes/:election/declare/:declaration/withdraw',
  ),
} as const;

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/votaciones/:election${spanish}`,
    `/en/manage/:institution/votes/:election${english}`,
  );
}

export const padronDesk = {
  padron: deskOf('/padron', '/roll'),
  keys: deskOf('/padron/claves', '/roll/keys'),
  upload: deskOf('/padron/archivo', '/roll/file'),
  templateCsv: deskOf('/padron/plantilla.csv', '/roll/template.csv'),
  templateXlsx: deskOf('/padron/plantilla.xlsx', '/roll/template.xlsx'),
  problems: deskOf('/padron/rechazos.csv', '/roll/refused.csv'),
  accept: deskOf('/padron/aceptar', '/roll/accept'),
  discard: deskOf('/padron/descartar', '/roll/discard'),
  openings: deskOf('/padron/aperturas.jsonl', '/roll/openings.jsonl'),
  freeze: deskOf('/padron/congelar', '/roll/freeze'),
  thaw: deskOf('/padron/descongelar', '/roll/thaw'),
  correct: deskOf('/padron/corregir', '/roll/correct'),
  declarations: deskOf('/declaraciones', '/declarations'),
  declaration: deskOf('/declaraciones/:declaration', '/declarations/:declaration'),
  evidence: deskOf('/declaraciones/:declaration/respaldo', '/declarations/:declaration/evidence'),
} as const;

export const tableDesk = {
  table: tablePath,
  find: deskOf('/mesa/buscar', '/table/find'),
  mark: deskOf('/mesa/marcar', '/table/mark'),
  add: deskOf('/mesa/agregar', '/table/add'),
  void: deskOf('/mesa/anular', '/table/void'),
  cover: deskOf('/mesa/sobre', '/table/cover'),
  decide: deskOf('/mesa/sobre/decidir', '/table/cover/decide'),
  slip: deskOf('/mesa/codigo', '/table/slip'),
  slips: deskOf('/mesa/codigos', '/table/slips'),
  cards: deskOf('/mesa/tarjetas', '/table/cards'),
  revoke: deskOf('/mesa/tarjetas/anular', '/table/cards/revoke'),
} as const;
