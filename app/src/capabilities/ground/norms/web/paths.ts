// The addresses of norms: the library, each norm by its code, and the desks where institutions and the nation keep theirs.
import { definePath } from '../../../../platform/http/path.ts';

export const normsPath = definePath('/normas', '/en/norms');
export const normPath = definePath('/normas/:norm', '/en/norms/:norm');
export const historyPath = definePath('/normas/historia', '/en/norms/history');
export const historyFilePaths = {
  csv: definePath('/datos/historia.csv'),
  json: definePath('/datos/historia.json'),
};
export const listFilePaths = {
  csv: definePath('/datos/normas.csv'),
  json: definePath('/datos/normas.json'),
};

function deskPathsAt(spanish: string, english: string) {
  const desk = `/gestion/:institution/${spanish}` as const;
  const englishDesk = `/en/manage/:institution/${english}` as const;
  return {
    list: definePath(desk, englishDesk),
    new: definePath(`${desk}/nueva`, `${englishDesk}/new`),
    one: definePath(`${desk}/:norm`, `${englishDesk}/:norm`),
    addVersion: definePath(`${desk}/:norm/version`, `${englishDesk}/:norm/version`),
    correct: definePath(
      `${desk}/:norm/versiones/:version`,
      `${englishDesk}/:norm/versions/:version`,
    ),
    relations: definePath(`${desk}/:norm/relaciones`, `${englishDesk}/:norm/relations`),
    annul: definePath(`${desk}/:norm/anular`, `${englishDesk}/:norm/annul`),
  };
}

export type DeskPaths = ReturnType<typeof deskPathsAt>;

/** Where an institution keeps its own norms. */
export const ownDesk = deskPathsAt('normas', 'norms');
/** Where a national body keeps those of the State. */
export const nationalDesk = deskPathsAt('normas-del-estado', 'state-norms');
