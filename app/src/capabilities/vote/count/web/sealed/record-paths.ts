// The places of a sealed vote after its close: its public record, the bundle to take away, and the desk where it is opened.
import { definePath } from '../../../../../platform/http/path.ts';

function ofRecord<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/votaciones/:election/registro${spanish}`,
    `/en/votes/:election/record${english}`,
  );
}

export const recordPaths = {
  record: ofRecord('', ''),
  leaf: ofRecord('/hoja/:place', '/leaf/:place'),
  /** Files have one address, whatever the language. */
  proof: definePath('/votaciones/:election/registro/hoja/:place/prueba.tlog-proof'),
  bundle: definePath('/votaciones/:election/registro.tar.gz'),
  csv: definePath('/votaciones/:election/registro.csv'),
  json: definePath('/votaciones/:election/registro.json'),
} as const;

function deskOf<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/gestion/:institution/votaciones/:election/apertura${spanish}`,
    `/en/manage/:institution/votes/:election/opening${english}`,
  );
}

export const openingDesk = {
  desk: deskOf('', ''),
  paperClose: deskOf('/papel', '/paper'),
  key: deskOf('/llave', '/key'),
  release: deskOf('/urna', '/urn'),
  unopenable: deskOf('/perdida', '/lost'),
} as const;
