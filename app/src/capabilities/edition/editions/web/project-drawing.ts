// The drawing that stands beside a project whose kind nobody has said: decoration, read from the words of its name.
import type { ProjectKind } from '../../../../ui/icon/project-icon.tsx';

const begins: readonly (readonly [ProjectKind, RegExp])[] = [
  ['light', /\b(luminaria|luces|alumbrado|iluminaci)/],
  ['court', /\b(multicancha|cancha|gimnasio|techad|deport|taller|club)/],
  ['playground', /\b(plaza|juego|infantil|parque|niñ)/],
  ['bird', /\b(humedal|aves|mirador|sendero|borde|fauna)/],
  ['shelter', /\b(paradero|refugio|garita)/],
  ['crossing', /\b(paso|vereda|cruce|calle|camino|puente|ciclov|peatonal|señal)/],
  ['water', /\b(agua|estanque|riego|pozo|ducha|baño)/],
  ['cycle', /\b(recicla|punto limpio|composta|residuo)/],
  ['leaf', /\b(huerto|invernadero|árbol|arbol|verde|vivero|jard)/],
];

/** A house where no word says more: it is hidden from whoever has it read out. */
export function drawingOf(name: string): ProjectKind {
  const said = name.toLocaleLowerCase('es-CL');
  return begins.find(([, word]) => word.test(said))?.[0] ?? 'house';
}
