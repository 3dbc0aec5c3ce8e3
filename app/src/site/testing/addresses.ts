// The addresses of routes with parameters, filled in as one side or the other would.
import { permissionOf } from '../../capabilities/ground/people/rules/index.ts';
import type { Route } from '../../platform/http/route.ts';
import { ANSWER } from './forum-objects.ts';
import { EDITION, INSTITUTION, PUBLISHED, type Side } from './making.ts';
import { ACT, OWN_COMMENT, objectMakers } from './objects.ts';
import { COUNTED } from './sanction-objects.ts';

/** Parameters of guarded routes that name no object of anybody, and what stands in their place. */
export const words: Readonly<Record<string, (side: Side) => string>> = {
  [INSTITUTION]: ({ institution }) => institution.slug,
  '/instituciones/:institution': ({ institution }) => institution.slug,
  '/ediciones/:institution': ({ institution }) => institution.slug,
  '/organizaciones/:organization': ({ organization }) => organization.slug,
  [`${INSTITUTION}/cuerpos/:body`]: () => 'concejo',
  // Any institution of the country: whoever asks is of the national team.
  [`${INSTITUTION}/incorporaciones/:invited`]: () => 'castro',
  [`${INSTITUTION}/invitar-municipalidad/:place`]: ({ institution }) => institution.slug,
  // The first version of a norm of the State, which the whole nation keeps, or of one's own.
  [`${INSTITUTION}/normas/:norm/versiones/:version`]: () => '1',
  [`${INSTITUTION}/normas-del-estado/:norm`]: () => 'ley-20422',
  [`${INSTITUTION}/normas-del-estado/:norm/versiones/:version`]: () => '1',
  // The first agreement of the minutes that hold.
  [`${INSTITUTION}/reuniones/:gathering/acuerdos/:agreement`]: () => '1',
  '/organizaciones/:organization/gestion/reuniones/:gathering/acuerdos/:agreement': () => '1',
  // Parts and contests of the bases of an edition, by words that every edition has or none.
  [`${INSTITUTION}/ediciones/:edition/bases/:part`]: () => 'dinero',
  [`${INSTITUTION}/ediciones/:edition/concursos/:contest`]: () => 'nuevo',
  [`${INSTITUTION}/ediciones/:edition/amplitud/:contest`]: () => 'norte-mayor',
  // The first photo of a proposal, one of its checks, and a ballot whose list may be frozen.
  [`${PUBLISHED}/propuestas/:number/fotos/:place`]: () => '1',
  [`${INSTITUTION}/ediciones/:edition/propuestas/:number/fotos/:place`]: () => '1',
  [`${INSTITUTION}/ediciones/:edition/nomina/:contest`]: () => 'norte-menor',
  [`${INSTITUTION}/ediciones/:edition/revision/:number/hallazgo/:kind`]: () => 'legal',
  [`${INSTITUTION}/ediciones/:edition/escrutinio/:contest`]: () => 'norte-menor',
  // The contest that was counted by a word, and the objection to it by its number.
  [`${INSTITUTION}/ediciones/:edition/objeciones/certificar/:contest`]: () => COUNTED,
  [`${INSTITUTION}/ediciones/:edition/objeciones/corregir/:contest`]: () => COUNTED,
  [`${INSTITUTION}/ediciones/:edition/objeciones/:number`]: () => '1-2027',
  '/ediciones/:institution/:edition/objeciones/:number': () => '1-2027',
  '/ediciones/:institution/:edition/resultado/:contest': () => COUNTED,
  // The contest of what a sitting is about by a word, and its project by its number.
  [`${INSTITUTION}/ediciones/:edition/sancion/sesion/:sitting/:contest`]: () => COUNTED,
  [`${INSTITUTION}/ediciones/:edition/sancion/sesion/:sitting/:contest/:number`]: () => '1',
  // Of the roll, which is another database: what is not one's own is tried by vote/roll/web/own-right.test.ts.
  '/papeleta/:election': () => 'ninguna',
  '/votaciones/:election': () => 'ninguna',
  '/mi-derecho/:election': () => 'ninguna',
  '/mi-derecho/:election/respaldo/:declaration': () => '00000000-0000-4000-8000-000000000000',
  '/votaciones/:election/declarar/:declaration': () => '00000000-0000-4000-8000-000000000000',
  [`${INSTITUTION}/votaciones/:election/declaraciones/:declaration`]: () =>
    '00000000-0000-4000-8000-000000000000',
  // Of the vote that is prepared: a leaf by its place, a holder by her number, an officer and a kind of act by a word.
  [`${INSTITUTION}/votaciones/:election/hojas/:leaf`]: () => '1',
  [`${INSTITUTION}/votaciones/:election/urna/ensayo/:holder`]: () => '1',
  [`${INSTITUTION}/votaciones/:election/firmas/:officer`]: () => 'nadie',
  [`${INSTITUTION}/votaciones/:election/proponer/:kind`]: () => 'prorroga',
  // What everybody reads, and whoever is signed in may answer, report and follow.
  '/conversaciones/comentarios/:comment': ({ objects }) => objects.get(OWN_COMMENT) ?? '',
  '/conversaciones/lugares/:place': () => '00000000-0000-4000-8000-000000000000',
  // A theme of the forum, and an answer that anybody may find useful.
  '/foro/:theme': () => 'votacion',
  '/foro/respuestas/:comment': ({ objects }) => objects.get(ANSWER) ?? '',
  '/comunas/:slug': ({ institution }) => institution.slug,
  // What everybody reads, and whoever is signed in may answer.
  '/encuestas/:slug': ({ institution }) => `encuesta-${institution.cut}`,
  '/reuniones/:gathering': ({ institution }) => `asamblea-${institution.cut}`,
  '/consultas/:consultation': ({ institution }) => `consulta-${institution.cut}`,
  // The whole of what is consulted.
  '/consultas/:consultation/observar/:paragraph': () => '0',
  // The number of a group within its consultation.
  [`${INSTITUTION}/consultas/:consultation/grupos/:group`]: () => '1',
  // The number of a call to the Mesa de Trabajo, which everybody reads and any organisation may apply to.
  '/organizaciones/:organization/gestion/mesa/convocatorias/:call': () => '1',
  // A call of a national body, whose staff both sides are: one that is not there, and an application to it.
  [`${INSTITUTION}/mesa/convocatorias/:call`]: () => '00000000-0000-4000-8000-000000000000',
  [`${INSTITUTION}/mesa/convocatorias/:call/postulaciones/:application`]: () =>
    '00000000-0000-4000-8000-000000000000',
  // The number of a topic and of a common area of the Mesa, which everybody reads; a seat is of whoever speaks.
  '/mesa/temas/:topic': () => '1',
  '/mesa/mi-lugar/temas/:topic': () => '1',
  '/mesa/mi-lugar/ambitos/:area': () => '1',
  [`${INSTITUTION}/mesa/temas/:topic`]: () => '1',
  // Numbers of the agenda of the Mesa, which everybody reads; what is done with each is of whoever speaks.
  '/mesa/nudos/:bottleneck': () => '1',
  '/mesa/oportunidades/:opportunity': () => '1',
  '/mesa/agenda/:action': () => '1',
  '/mesa/sesiones/:sitting': () => '1',
  [`${INSTITUTION}/mesa/sesiones/:sitting`]: () => '1',
  // Found only with a cookie of the browser that sent it.
  '/formulario-guardado/:id': () => '00000000-0000-4000-8000-000000000000',
};

export const nameOf = ({ method, path }: Route) => `${method} ${path.patterns['es-CL']}`;

/** The address up to and with each parameter. */
export function parametersOf({ path }: Route): readonly string[] {
  const pattern = path.patterns['es-CL'];
  return [...pattern.matchAll(/:\w+/g)].map(({ index, 0: name }) =>
    pattern.slice(0, index + name.length),
  );
}

/** The roll answers only where its database is: what is not one's own there is tried by vote/roll/web. */
const isOfRoll = ({ audience }: Route) => audience !== 'public' && audience.act.startsWith('roll/');

export const objectsOf = (route: Route) =>
  isOfRoll(route) ? [] : parametersOf(route).filter((place) => place in objectMakers);

/** The first role that may; undefined where it is enough to be signed in, or nobody has to be. */
export function roleOf({ audience, path }: Route): string | undefined {
  if (audience === 'public') return undefined;
  // Its room asks for the role, of whichever institution the act is.
  if (path.patterns['es-CL'].startsWith(ACT)) return 'certifying-officer';
  const permission = permissionOf(audience.act);
  if (permission === undefined) throw new Error('a guarded route without its act');
  return permission.roles === 'signed-in' ? undefined : permission.roles[0];
}

/** Where proposals are sent, reviewed and listed, and their vote counted and sanctioned, which no draft takes. */
function isOfPublished({ audience }: Route): boolean {
  return (
    audience !== 'public' && /^(proposals|review|ballot-list|count|sanction)\//.test(audience.act)
  );
}

/** The address as `side` asks it, but for one object that is taken from somebody else. */
export function addressOf(
  route: Route,
  side: Side,
  [foreign, whose]: readonly [string?, Pick<Side, 'objects'>?] = [],
): string {
  const isNational = roleOf(route) === 'national-staff';
  return parametersOf(route).reduce((address, place) => {
    const { objects } = place === foreign && whose !== undefined ? whose : side;
    const made = place === EDITION && isOfPublished(route) ? PUBLISHED : place;
    const word = isNational && place === INSTITUTION ? 'subdere' : words[place]?.(side);
    return address.replace(/:\w+/, objects.get(made) ?? word ?? '');
  }, route.path.patterns['es-CL']);
}
