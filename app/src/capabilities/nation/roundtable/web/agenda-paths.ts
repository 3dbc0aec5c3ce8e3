// The addresses of the agenda: bottlenecks, opportunities, actions, the plan, sittings and promises.
import { definePath } from '../../../../platform/http/path.ts';

export const bottlenecksPath = definePath('/mesa/nudos', '/en/roundtable/bottlenecks');
export const newBottleneckPath = definePath('/mesa/nudos/nuevo', '/en/roundtable/bottlenecks/new');
/** `:bottleneck` is its number. */
export const bottleneckPath = definePath(
  '/mesa/nudos/:bottleneck',
  '/en/roundtable/bottlenecks/:bottleneck',
);
export const pointsPath = definePath(
  '/mesa/nudos/:bottleneck/prioridad',
  '/en/roundtable/bottlenecks/:bottleneck/priority',
);
export const closePath = definePath(
  '/mesa/nudos/:bottleneck/cerrar',
  '/en/roundtable/bottlenecks/:bottleneck/close',
);

export const opportunitiesPath = definePath('/mesa/oportunidades', '/en/roundtable/opportunities');
export const newOpportunityPath = definePath(
  '/mesa/oportunidades/nueva',
  '/en/roundtable/opportunities/new',
);
export const turnPath = definePath(
  '/mesa/oportunidades/:opportunity/accion',
  '/en/roundtable/opportunities/:opportunity/action',
);

export const turnAreaPath = definePath(
  '/mesa/mi-lugar/ambitos/:area/accion',
  '/en/roundtable/my-seat/common-areas/:area/action',
);

export const agendaPath = definePath('/mesa/agenda', '/en/roundtable/agenda');
export const agendaFilePath = definePath('/mesa/agenda.ics');
export const newActionPath = definePath('/mesa/agenda/nueva', '/en/roundtable/agenda/new');
/** `:action` is its number. */
export const actionPath = definePath('/mesa/agenda/:action', '/en/roundtable/agenda/:action');
const stepOf = <const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) => definePath(`/mesa/agenda/:action/${spanish}`, `/en/roundtable/agenda/:action/${english}`);
export const actionSteps = {
  ask: stepOf('pedir', 'ask'),
  answer: stepOf('responder', 'answer'),
  handOver: stepOf('traspasar', 'hand-over'),
  update: stepOf('avance', 'progress'),
  sign: stepOf('firmar', 'sign'),
  withdraw: stepOf('retirar', 'withdraw'),
} as const;

export const plansPath = definePath('/mesa/plan', '/en/roundtable/plan');
export const planPath = definePath('/mesa/plan/:version', '/en/roundtable/plan/:version');
export const sittingsPath = definePath('/mesa/sesiones', '/en/roundtable/sittings');
export const sittingPath = definePath(
  '/mesa/sesiones/:sitting',
  '/en/roundtable/sittings/:sitting',
);
export const minutesPath = definePath(
  '/mesa/sesiones/:sitting/acta',
  '/en/roundtable/sittings/:sitting/minutes',
);
export const promisesPath = definePath('/mesa/cumplimiento', '/en/roundtable/promises');

/** Of the secretariat; `:sitting` and `:action` are numbers. */
export const agendaDesk = {
  sitting: atDesk('/sesiones/:sitting', '/sittings/:sitting'),
  presence: atDesk('/sesiones/:sitting/asistencia', '/sittings/:sitting/presence'),
  askWords: atDesk('/sesiones/:sitting/pedir', '/sittings/:sitting/ask'),
  answer: atDesk('/sesiones/:sitting/contestar', '/sittings/:sitting/answer'),
  issue: atDesk('/sesiones/:sitting/emitir', '/sittings/:sitting/issue'),
  trace: atDesk('/sesiones/:sitting/acuerdo', '/sittings/:sitting/agreement'),
  plan: atDesk('/plan', '/plan'),
  cancel: atDesk('/acciones/cancelar', '/actions/cancel'),
} as const;

function atDesk<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/gestion/:institution/mesa${spanish}`,
    `/en/manage/:institution/roundtable${english}`,
  );
}

/** The public lists as files. */
export const agendaFiles = {
  actions: {
    csv: definePath('/datos/agenda-mesa.csv'),
    json: definePath('/datos/agenda-mesa.json'),
  },
  bottlenecks: {
    csv: definePath('/datos/nudos-mesa.csv'),
    json: definePath('/datos/nudos-mesa.json'),
  },
  promises: {
    csv: definePath('/datos/cumplimiento-mesa.csv'),
    json: definePath('/datos/cumplimiento-mesa.json'),
  },
} as const;
