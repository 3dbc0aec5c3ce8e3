// The addresses of topics, residents' opinions, analyses and common areas; of a seat and of the secretariat.
import { definePath } from '../../../../platform/http/path.ts';

/** `:topic` and `:area` are numbers. */
export const topicsPath = definePath('/mesa/temas', '/en/roundtable/topics');
export const topicPath = definePath('/mesa/temas/:topic', '/en/roundtable/topics/:topic');
export const opinionPath = definePath(
  '/mesa/temas/:topic/opinar',
  '/en/roundtable/topics/:topic/opinion',
);
export const analysesPath = definePath(
  '/mesa/temas/:topic/analisis',
  '/en/roundtable/topics/:topic/analyses',
);
export const areasPath = definePath('/mesa/ambitos', '/en/roundtable/common-areas');
export const areaPath = definePath('/mesa/ambitos/:area', '/en/roundtable/common-areas/:area');
export const topicFilePaths = {
  positions: {
    csv: definePath('/datos/posiciones-mesa.csv'),
    json: definePath('/datos/posiciones-mesa.json'),
  },
  areas: {
    csv: definePath('/datos/ambitos-mesa.csv'),
    json: definePath('/datos/ambitos-mesa.json'),
  },
} as const;

function seatOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(`/mesa/mi-lugar${spanish}`, `/en/roundtable/my-seat${english}`);
}

/** What a representative writes for her member. */
export const seatTopic = {
  front: seatOf('/temas/:topic', '/topics/:topic'),
  decide: seatOf('/temas/:topic/decidir', '/topics/:topic/decide'),
  analysis: seatOf('/temas/:topic/analisis', '/topics/:topic/analysis'),
  area: seatOf('/temas/:topic/ambito', '/topics/:topic/common-area'),
  mend: seatOf('/pruebas', '/evidence'),
  back: seatOf('/ambitos/:area/respaldar', '/common-areas/:area/back'),
  withdraw: seatOf('/ambitos/:area/retirar', '/common-areas/:area/withdraw'),
} as const;

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/mesa${spanish}`,
    `/en/manage/:institution/roundtable${english}`,
  );
}

export const topicDesk = {
  topics: deskOf('/temas', '/topics'),
  topic: deskOf('/temas/:topic', '/topics/:topic'),
  ask: deskOf('/temas/:topic/preguntas', '/topics/:topic/questions'),
  reword: deskOf('/temas/:topic/preguntas/cambiar', '/topics/:topic/questions/reword'),
  residents: deskOf('/temas/:topic/residentes', '/topics/:topic/residents'),
  close: deskOf('/temas/:topic/cerrar', '/topics/:topic/close'),
  quorum: deskOf('/quorum', '/quorum'),
} as const;

export function topicHref(number: number): string {
  return topicPath.to({ topic: String(number) });
}

export function areaHref(number: number): string {
  return areaPath.to({ area: String(number) });
}
