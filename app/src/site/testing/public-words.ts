// What stands for each parameter of the address of a public page, where something that people wrote is shown.
import { editionTexts } from './edition-texts.ts';
import { QUESTION } from './forum-objects.ts';
import { PUBLISHED, type Side } from './making.ts';
import { OWN_COMMENT } from './objects.ts';
import { JOINING, PROPOSAL } from './proposal-objects.ts';
import { PROPOSED_FOR } from './sent-proposals.ts';

/** Of an institution to whoever asked for its messages. */
export const MESSAGE = '00000000-0000-4000-8000-000000000001';

/** What the maker of gatherings gives as the code of a pass. */
function passOf({ objects }: Side): string | undefined {
  const id = objects.get('/gestion/:institution/reuniones/:gathering');
  return id?.replaceAll('-', '').slice(0, 16).toUpperCase();
}

/** The address of a public page up to and with each parameter, and what stands there; undefined where nobody’s words are shown. */
export const publicWords: Readonly<Record<string, ((at: Side) => string | undefined) | undefined>> =
  {
    '/instituciones/:institution': ({ institution }) => institution.slug,
    '/organizaciones/:organization': ({ organization }) => organization.slug,
    '/comunas/:slug': ({ institution }) => institution.slug,
    '/instituciones/:institution/mensajes/:message': () => MESSAGE,
    '/encuestas/:slug': () => 'encuesta',
    '/normas/:norm': ({ objects }) => objects.get('/gestion/:institution/normas/:norm'),
    '/reuniones/:gathering': ({ institution }) => `asamblea-${institution.cut}`,
    '/consultas/:consultation': () => 'con-texto',
    '/ediciones/:institution': ({ institution }) => institution.slug,
    '/ediciones/:institution/:edition': ({ objects }) => objects.get(PUBLISHED),
    '/ediciones/:institution/:edition/bases/:version': () => editionTexts.version,
    '/ediciones/:institution/:edition/concursos/:contest': () => editionTexts.contest,
    '/ediciones/:institution/:edition/nomina/:contest': () => PROPOSED_FOR,
    '/ediciones/:institution/:edition/propuestas/:number': ({ objects }) => objects.get(PROPOSAL),
    '/ediciones/:institution/:edition/propuestas/:number/versiones/:version': () => '2',
    '/ediciones/:institution/:edition/uniones/:joining': ({ objects }) => objects.get(JOINING),
    '/ediciones/:institution/:edition/resultado/:contest': () => PROPOSED_FOR,
    '/ediciones/:institution/:edition/objeciones/:number': () => '1-2027',
    // What people wrote stands in a manifest that two signed: vote/election/web/pages.test.ts tries its pages.
    '/votaciones/:election': undefined,
    '/votaciones/:election/registro/hoja/:place': undefined,
    '/reuniones/visitas/:visit': ({ institution }) => String(Number(institution.cut)),
    '/reuniones/pase/:code': passOf,
    // A certificate says what the page of its gathering says.
    '/reuniones/constancias/:code': undefined,
    '/regiones/:slug': () => 'los-lagos',
    '/sorteos/:lot': ({ objects }) => objects.get('/gestion/:institution/sorteos/:lot'),
    '/documentos/:code': ({ objects }) => objects.get('/gestion/:institution/documentos/:code'),
    '/conversaciones/comentarios/:comment': ({ objects }) => objects.get(OWN_COMMENT),
    '/foro/:theme': () => 'votacion',
    '/foro/preguntas/:number': ({ objects }) => objects.get(QUESTION),
    '/foro/guias/:guide': ({ institution }) => `guia-${institution.cut}`,
    '/mesa/convocatorias/:call': () => '1',
    '/mesa/temas/:topic': () => '1',
    '/mesa/ambitos/:area': () => '1',
    '/mesa/miembros/:member': ({ organization }) => organization.slug,
    '/mesa/nudos/:bottleneck': () => '1',
    '/mesa/agenda/:action': () => '1',
    // They take a sitting of a national body: tests of its room write there what nobody should obey.
    '/mesa/sesiones/:sitting': undefined,
    '/mesa/plan/:version': undefined,
    '/actos/:act': ({ objects }) => objects.get('/actos/:act'),
    '/papel/:code': ({ objects }) => objects.get('/gestion/:institution/papel/:code'),
    // Printed, and nothing that anybody wrote is on it.
    '/papel/en-blanco/:institution': undefined,
    '/papel/en-blanco/:institution/:room': undefined,
    '/papel/en-blanco/:institution/:room/:step': undefined,
    '/papel/en-blanco/:institution/:room/:step/:subject': undefined,
    // Files, pictures and pages of shipped facts, of counts and of the ways in.
    '/archivos/:id': undefined,
    '/archivos/:id/:variant': undefined,
    '/mapas/:picture': undefined,
    '/instituciones/:institution/aspecto/:file': undefined,
    '/ediciones/:institution/:edition/tarjeta/:file': undefined,
    '/ediciones/:institution/:edition/propuestas/:number/tarjeta/:file': undefined,
    '/contar/:id': undefined,
    // Of a vote only its title, which its own page shows too.
    '/papeleta/:election': undefined,
    '/experiencias/:id': undefined,
    '/entrar/con/:provider': undefined,
    '/invitacion/:token': undefined,
    '/llaves/:token': undefined,
    '/parar-correo/:token': undefined,
  };
