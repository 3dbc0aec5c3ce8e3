// One object of everything that the address of a guarded route can name, made on one side.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { consultationOf, editionOf, seatOf } from './edition-objects.ts';
import { electionObjects } from './election-objects.ts';
import { forumObjects } from './forum-objects.ts';
import { gatheringOf, visitOf } from './gathering-objects.ts';
import { BEFORE, contentOf, EDITION, INSTITUTION, LATER, type Making, type Row } from './making.ts';
import { proposalObjects } from './proposal-objects.ts';
import { reviewObjects } from './review-objects.ts';
import { sanctionObjects } from './sanction-objects.ts';

const ORGANIZATION = '/organizaciones/:organization/gestion';
export const ACT = '/actos/:act';
export const OWN_COMMENT = '/cuenta/comentarios/:comment';
const CHILD = '/cuenta/menores/:child';
const SURVEY = `${INSTITUTION}/encuestas/:survey`;

function requestOf({ insert, organization, newPerson, written }: Making): Promise<string> {
  return newPerson().then((person_id) =>
    insert('organizations.representation_request', {
      organization_id: organization.id,
      person_id,
      reason: written('Solicitud'),
      asked_at: BEFORE,
    }),
  );
}

/** Written down at the desk by somebody who is not asked again. */
async function identityOf({ as, institution: { slug, cut } }: Making): Promise<string> {
  const desk = await as('certifying-officer');
  const written = await desk.post(
    `/gestion/${slug}/identificar/anotar`,
    new URLSearchParams({
      'document-kind': 'passport',
      country: 'PE',
      number: `P${cut}`,
      given: 'Elba',
      family: 'Curín',
      'birth-date': '1948-06-24',
      comuna: cut,
      'seen-as': 'original',
    }),
  );
  const list = await desk.get(written.headers.get('location') ?? '');
  const [, id] = /identificar\/pendientes\/([0-9a-f-]{36})/.exec(await list.text()) ?? [];
  if (id === undefined) throw new Error('it was not written down');
  return id;
}

function noticeOf({ insert, written }: Making, person_id: string, more: Row = {}): Promise<string> {
  return insert('people.notice', {
    person_id,
    kind: 'organizations/petition-answered',
    key: '1',
    title: written('Aviso'),
    english_title: written('Notice'),
    path: '/',
    english_path: '/en',
    created_at: BEFORE,
    ...more,
  });
}

/** Under a page of the institution's comuna, by the person of this side or by somebody else. */
async function commentOf({ insert, institution, written }: Making, author_id: string) {
  const place_id = await insert('conversation.place', {
    kind: 'territories/comuna',
    key: author_id,
    title: written('Lugar'),
    english_title: written('Place'),
    path: `/comunas/${institution.slug}`,
    english_path: `/en/municipalities/${institution.slug}`,
    institution_id: institution.id,
    mode: 'plain',
  });
  const shown = { shown_version: 1, shown_at: BEFORE, posted_at: BEFORE };
  const sent = { place_id, author_id, form_key: randomUUID() };
  const comment_id = await insert('conversation.comment', { ...sent, ...shown });
  const version = { comment_id, number: 1, text: written('Comentario'), lang: 'es' };
  const times = { written_at: BEFORE, shown_at: BEFORE };
  return insert('conversation.version', { ...version, ...times }, 'comment_id');
}

async function wardOf({ insert, personId, written }: Making): Promise<string> {
  const child_id = await insert('people.person', {
    public_name: written('Leo'),
    proof: 'guardian',
  });
  const guardianship = { child_id, guardian_id: personId, declared_at: BEFORE };
  return insert('people.guardianship', guardianship, 'child_id');
}

function lotOf({ insert, institution, written }: Making): Promise<string> {
  const list = ['P1', 'P2'].map((id) => ({ id, name: written('Opción') }));
  const observers = ['Unión', 'Concejo'].map((standsFor) => ({
    name: written('Rosa'),
    standsFor: written(standsFor),
  }));
  return insert('records.lot', {
    institution_id: institution.id,
    label: written('Orden'),
    purpose: written('Objetivo'),
    list: JSON.stringify(list),
    list_sha256: randomBytes(32),
    announcement_sha256: randomBytes(32),
    announced_at: BEFORE,
    held_at: LATER,
    place: written('Salón'),
    observers: JSON.stringify(observers),
    entropy_kind: 'dice',
  });
}

/** What is printed by itself on every form. */
const PAPER_WORDS = 'demonstration sheet unnumbered name signature date day month year privacy qr';

/** Sheets of the petition that were printed, and one of them that waits to be entered. */
async function paperRunOf({ insert, institution, written }: Making): Promise<string> {
  const content = {
    ...{ lang: 'es', printedOn: '2026-11-24', title: written('Formulario') },
    ...{ institution: written('Emisora'), instructions: [], fields: [], handIn: '' },
    isDemonstration: false,
    words: Object.fromEntries(PAPER_WORDS.split(' ').map((word) => [word, word])),
  };
  return insert('records.paper_run', {
    institution_id: institution.id,
    form: 'organizations/sign-petition',
    subject: institution.slug,
    content: JSON.stringify(content),
    layout: 'paper-1',
    printed_at: BEFORE,
  });
}

function paperSheetOf({ insert, institution, objects }: Making): Promise<string> {
  const sheet = {
    run_id: objects.get(`${INSTITUTION}/papel/impresas/:run`),
    institution_id: institution.id,
    year: 2026,
    number: 1,
    code: `${institution.cut}00000000001`,
    begun_at: BEFORE,
  };
  return insert('records.paper_sheet', sheet, 'code');
}

/** Somebody is to be invited, and a second member of the team has to sign it. */
async function actOf({
  insert,
  institution: { id, slug },
  newPerson,
  written,
}: Making): Promise<string> {
  const invited = {
    name: written('Propuesta'),
    email: 'rosa@ejemplo.cl',
    role: 'moderator',
    isSubstitute: false,
  };
  const payload = { place: { id, slug, name: slug }, invited: [invited], nationalBody: null };
  const text = JSON.stringify({ payload });
  return insert('records.two_person_act', {
    id: randomUUID(),
    kind: 'people/invite',
    text,
    sha256: createHash('sha256').update(text).digest(),
    subject: `institution:${id}`,
    subject_version: '',
    institution_id: id,
    proposed_by: await newPerson(),
    proposed_at: BEFORE,
    expires_at: new Date(BEFORE.getTime() + 72 * 3_600_000),
  });
}

/** An ordinance with one version, which has a number in the address. */
async function normOf({ insert, institution, written }: Making): Promise<string> {
  const code = `ordenanza-${institution.slug}-1-2020`;
  const norm_id = await insert('norms.norm', {
    ...{ code, kind: 'ordinance', institution_id: institution.id, number: '1', dated_in: 2020 },
    registered_at: BEFORE,
  });
  const version_id = await insert('norms.version', {
    ...{ norm_id, number: 1, title: written('Ordenanza'), summary: written('Resumen') },
    ...{ mark: 'declared', end_is_known: true, is_shipped: false, written_at: BEFORE },
    source_publisher: written('Diario'),
  });
  const article = { version_id, position: 1, number: '1', words: written('Artículo') };
  await insert('norms.article', { ...article, mark: 'declared' }, 'version_id');
  return code;
}

/** A draft, whose questions have an address. */
async function surveyOf({ insert, institution, written }: Making): Promise<string> {
  return insert('surveys.survey', {
    institution_id: institution.id,
    slug: `encuesta-${institution.cut}`,
    title: written('Encuesta'),
    purpose: written('Finalidad'),
    is_named: false,
    takes_paper: true,
    created_at: BEFORE,
  });
}

function questionOf({ insert, objects, written }: Making): Promise<string> {
  const options = ['Alternativa', 'Disyuntiva'].map((label) => ({ label: written(label) }));
  return insert('surveys.question', {
    survey_id: objects.get(SURVEY),
    position: 1,
    kind: 'one',
    text: written('Pregunta'),
    is_required: false,
    options: JSON.stringify(options),
  });
}

/** By the address up to the parameter that names the object; made in this order. */
export const objectMakers: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [`${INSTITUTION}/cuerpos/:body/integrantes/:member`]: async ({ insert, institution, written }) =>
    insert('institutions.body_member', {
      body_id: await insert('institutions.body', {
        institution_id: institution.id,
        kind: 'municipal-council',
      }),
      name: written('Integrante'),
      stands_for: written('Entidad'),
      seat: 'member',
      mandate_from: '2024-12-06',
    }),
  [`${INSTITUTION}/sectores/:id`]: ({ insert, written, institution: { cut } }) =>
    insert('territories.territory', { cut, kind: 'sector', code: 'S1', name: written('Sector') }),
  [`${INSTITUTION}/hitos/:id`]: ({ insert, written, institution: { cut } }) =>
    insert('territories.landmark', {
      cut,
      kind: 'square',
      name: written('Hito'),
      lon: -72.4,
      lat: -38.5,
    }),
  [`${INSTITUTION}/equipo/invitaciones/:id`]: ({ insert, written, institution }) =>
    insert('people.invitation', {
      institution_id: institution.id,
      role: 'councillor',
      name: written('Invitada'),
      email: 'rosa@ejemplo.cl',
      token_hash: randomBytes(32),
      expires_at: LATER,
    }),
  [`${INSTITUTION}/equipo/:id`]: async ({ insert, newPerson, institution }) =>
    insert('people.role_grant', {
      institution_id: institution.id,
      person_id: await newPerson(),
      role: 'councillor',
    }),
  [`${INSTITUTION}/invitar-municipalidad/:place/:id`]: async ({ insert, newPerson, institution }) =>
    insert('people.role_grant', {
      institution_id: institution.id,
      person_id: await newPerson(),
      role: 'pb-officer',
    }),
  [`${INSTITUTION}/identificar/pendientes/:id`]: identityOf,
  [`${INSTITUTION}/documentos/:code`]: ({ insert, institution, written }) =>
    insert(
      'records.document',
      {
        institution_id: institution.id,
        code: `${institution.cut}00000000000`,
        number: 1,
        year: 2026,
        kind: 'lot-record',
        content: JSON.stringify(contentOf(written)),
        content_sha256: randomBytes(32),
        layout: 'lot-record-1',
        issued_as: 'certifying-officer',
        issued_at: BEFORE,
      },
      'code',
    ),
  [`${INSTITUTION}/sorteos/:lot`]: lotOf,
  [`${INSTITUTION}/papel/impresas/:run`]: paperRunOf,
  [`${INSTITUTION}/papel/:code`]: paperSheetOf,
  [ACT]: actOf,
  [`${INSTITUTION}/organizaciones/comprobar/:check`]: async ({
    written,
    insert,
    organization,
    institution,
  }) =>
    insert('organizations.legal_check', {
      organization_id: organization.id,
      institution_id: institution.id,
      about: 'registration',
      board_id: await insert('organizations.board', {
        organization_id: organization.id,
        valid_from: '2026-01-01',
        valid_until: '2028-01-01',
        document: written('Acta'),
        declared_at: BEFORE,
      }),
      asked_at: BEFORE,
      due_on: '2026-12-10',
    }),
  [`${INSTITUTION}/organizaciones/registro/:id`]: async ({ organization }) => organization.id,
  [`${INSTITUTION}/organizaciones/registro/:id/solicitudes/:request`]: requestOf,
  [`${ORGANIZATION}/representantes/invitaciones/:id`]: ({ insert, organization }) =>
    insert('organizations.invitation', {
      organization_id: organization.id,
      code_fingerprint: randomBytes(32),
      replaces: 'nobody',
      invited_at: BEFORE,
      expires_at: LATER,
    }),
  [`${ORGANIZATION}/representantes/solicitudes/:id`]: requestOf,
  [`${ORGANIZATION}/capacidad/formacion/:id`]: ({ insert, organization, written }) =>
    insert('organizations.training', {
      organization_id: organization.id,
      name: written('Taller'),
      given_by: written('Relatora'),
      finished_on: '2026-01-01',
      people_count: 3,
    }),
  '/cuenta/sesiones/:id': ({ insert, personId }) =>
    insert('people.session', {
      person_id: personId,
      device: 'Test',
      method: 'provider',
      token_hash: randomBytes(32),
      expires_at: LATER,
    }),
  '/cuenta/llaves/:id': ({ insert, personId, written }) =>
    insert('people.passkey', {
      person_id: personId,
      credential_id: randomBytes(16).toString('base64url'),
      public_key: randomBytes(32),
      label: written('Llave'),
      is_synced: false,
    }),
  '/avisos/:id': (side) => noticeOf(side, side.personId),
  '/avisos/aparatos/:id': ({ insert, personId }) =>
    insert('people.push_subscription', {
      person_id: personId,
      endpoint: `https://push.example/${personId}`,
      p256dh: 'p',
      auth: 'a',
      device: 'Test',
      created_at: BEFORE,
    }),
  // Whoever has no e-mail is told by her municipality.
  [`${INSTITUTION}/por-avisar/:notice`]: async (side) =>
    noticeOf(side, await side.newPerson(), { institution_id: side.institution.id }),
  [`${INSTITUTION}/normas/:norm`]: normOf,
  [EDITION]: editionOf,
  [`${EDITION}/comite/:member`]: seatOf,
  [SURVEY]: surveyOf,
  [`${SURVEY}/preguntas/:question`]: questionOf,
  [`${INSTITUTION}/reuniones/:gathering`]: (side) =>
    gatheringOf(side, { institution_id: side.institution.id }, `asamblea-${side.institution.cut}`),
  [`${INSTITUTION}/visitas/:visit`]: visitOf,
  [`${INSTITUTION}/consultas/:consultation`]: consultationOf,
  [`${ORGANIZATION}/reuniones/:gathering`]: (side) =>
    gatheringOf(side, { organization_id: side.organization.id }, `propia-${side.institution.cut}`),
  [OWN_COMMENT]: (side) => commentOf(side, side.personId),
  [`${INSTITUTION}/moderacion/:comment`]: async (side) => commentOf(side, await side.newPerson()),
  [CHILD]: wardOf,
  [`${CHILD}/consentimientos/:id`]: ({ insert, objects, personId }) =>
    insert('people.guardian_consent', {
      child_id: objects.get(CHILD),
      guardian_id: personId,
      subject: 'Consulta',
      text_version: '1',
      given_at: BEFORE,
    }),
  ...forumObjects,
  ...proposalObjects,
  ...reviewObjects,
  ...sanctionObjects,
  ...electionObjects,
};
