// The addresses of elections: what everybody reads, and the desk of whoever prepares and opens them.
import { definePath } from '../../../../platform/http/path.ts';

export const votesPath = definePath('/votaciones', '/en/votes');

/** What the label stands on, and what a vote protects and does not. */
export const protectionPath = definePath(
  '/votaciones/:election/que-protege',
  '/en/votes/:election/what-it-protects',
);
/** One page to be put up where people vote. */
export const posterPath = definePath('/votaciones/:election/afiche', '/en/votes/:election/poster');
/** Leaf 0, byte by byte. */
export const manifestPath = definePath('/votaciones/:election/manifiesto.json');

/** Where a record is verified in the browser; room count answers there. */
export const verifyPath = definePath('/verificar', '/en/verify');

/** The public list of all of them. */
export const listFilePaths = {
  csv: definePath('/datos/votaciones.csv'),
  json: definePath('/datos/votaciones.json'),
};

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/votaciones${spanish}`,
    `/en/manage/:institution/votes${english}`,
  );
}

/** A form of what may change of an opened vote, and what is only told of it. */
export const proposeActPath = deskOf('/:election/proponer/:kind', '/:election/propose/:kind');

export const desk = {
  list: deskOf('', ''),
  prepare: definePath(
    '/gestion/:institution/preparar-votacion',
    '/en/manage/:institution/prepare-vote',
  ),
  election: deskOf('/:election', '/:election'),
  days: deskOf('/:election/dias', '/:election/days'),
  voters: deskOf('/:election/votantes', '/:election/voters'),
  operators: deskOf('/:election/quienes-operan', '/:election/operators'),
  urn: deskOf('/:election/urna', '/:election/urn'),
  prepareUrn: deskOf('/:election/urna/preparar', '/:election/urn/prepare'),
  ceremony: deskOf('/:election/urna/ceremonia', '/:election/urn/ceremony'),
  rehearsal: deskOf('/:election/urna/ensayo/:holder', '/:election/urn/rehearsal/:holder'),
  officers: deskOf('/:election/firmas', '/:election/officers'),
  removeOfficer: deskOf('/:election/firmas/:officer/quitar', '/:election/officers/:officer/remove'),
  test: deskOf('/:election/prueba', '/:election/test'),
  freeze: deskOf('/:election/manifiesto', '/:election/manifest'),
  thaw: deskOf('/:election/manifiesto/retirar', '/:election/manifest/withdraw'),
  giveUp: deskOf('/:election/dejar', '/:election/give-up'),
  acts: deskOf('/:election/actos', '/:election/acts'),
  newAct: proposeActPath,
  askToSign: deskOf('/:election/actos/:act/opciones', '/:election/acts/:act/options'),
  sign: deskOf('/:election/actos/:act/firma', '/:election/acts/:act/signature'),
  endAct: deskOf('/:election/actos/:act/terminar', '/:election/acts/:act/end'),
  setAside: deskOf('/:election/hojas/:leaf/apartar', '/:election/leaves/:leaf/set-aside'),
} as const;
