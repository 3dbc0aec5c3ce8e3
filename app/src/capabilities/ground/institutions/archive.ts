// What an institution says of itself and who sits in its bodies, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { bodiesOf } from './rules/body.ts';
import { listMembers, readBody } from './store/bodies.ts';
import { readCrest } from './store/front-pages.ts';
import { type InstitutionRow, readInstitution } from './store/institutions.ts';

/** Its front page, its crest, and its bodies with everybody who ever sat in them. */
export async function* institutionsArchive(
  { db }: ArchiveTools,
  { id, slug }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  const institution = await readInstitution(db, id);
  yield jsonFile(
    'institucion/portada.json',
    'Lo que la institución dice de sí misma: nombre, contacto, color y texto de su escudo.',
    frontPageOf(institution),
  );
  const crest = await readCrest(db, slug);
  if (crest !== undefined) {
    yield { path: 'institucion/escudo.png', meaning: 'Su escudo.', bytes: crest.png };
  }
  const bodies = await Promise.all(
    bodiesOf(institution.kind).map(async (kind) => {
      const { seats, quorum, attendanceRule } = await readBody(db, id, kind);
      const members = await listMembers(db, id, kind);
      return {
        kind,
        seats,
        quorum,
        attendance_rule: attendanceRule,
        members: members.map(memberOf),
      };
    }),
  );
  yield jsonFile(
    'institucion/cuerpos.json',
    'Sus cuerpos (municipal-council, core, cosoc) con quienes los integran y los integraron, sin correos.',
    bodies,
  );
}

function frontPageOf(institution: InstitutionRow) {
  const { slug, name, kind, cut, regionCode, address, phone, email, website } = institution;
  const { colour, crestText, invitedAt, finishedAt } = institution;
  return {
    ...{ slug, name, kind, cut, address, phone, email, website, colour },
    region_code: regionCode,
    crest_text: crestText,
    invited_at: invitedAt,
    in_minga_since: finishedAt,
  };
}

function memberOf(member: Awaited<ReturnType<typeof listMembers>>[number]) {
  const { name, seat, standsFor, mandateFrom, mandateUntil, leftOn } = member;
  return {
    ...{ name, seat },
    stands_for: standsFor,
    mandate_from: mandateFrom,
    mandate_until: mandateUntil,
    left_on: leftOn,
  };
}
