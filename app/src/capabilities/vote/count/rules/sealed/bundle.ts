// What the public bundle of a sealed vote is made of, and its README: how a stranger verifies it without us.
import type { LogState } from './log-state.ts';

/** Checkpoints one after the other, as notes divided by a line. */
export function checkpointsText(notes: readonly string[]): string {
  return notes.join('--\n');
}

export interface BundleReadme {
  readonly state: LogState;
  /** How posters show the fingerprint of the manifest, and all of it in base64url. */
  readonly poster: string;
  readonly fingerprint: string;
  /** Where this bundle is read about. */
  readonly address: string;
  readonly size: number;
}

/** In Spanish and English, plain text: it is read years later, without this program. */
export function bundleReadme({ state, poster, fingerprint, address, size }: BundleReadme): string {
  const { manifest } = state;
  const demo = manifest.demo
    ? ['DEMOSTRACIÓN: nadie votó de verdad. / DEMONSTRATION: nobody really voted.', '']
    : [];
  return [
    `${manifest.title} (${manifest.id})`,
    `${address}`,
    '',
    ...demo,
    'QUÉ ES ESTO',
    'El registro público completo de una votación sellada (PB-VOTO/1). Con él, y sin pedirle nada a',
    'quien la organizó, cualquiera puede comprobar que nada se agregó, quitó ni cambió, y volver a contar.',
    `Tiene ${size} hojas. Clave del registro: ${manifest.log.vkey}`,
    `Huella del manifiesto (M#): ${fingerprint}`,
    `Como está en los afiches: ${poster}`,
    'Compara la huella con la de un afiche o un acta: si la tomas de aquí, no comprueba nada.',
    '',
    'CÓMO SE VERIFICA',
    `  minga-verify CARPETA --clave '${manifest.log.vkey}' --huella ${fingerprint}`,
    'o suelta el archivo en la página /verificar de cualquier instalación de Minga: lo lee el navegador.',
    '',
    'QUÉ NO SE PUEDE VERIFICAR',
    'Quién votó por cada persona, si alguien la presionó, y a qué hora retiró y envió: ver /votaciones.',
    '',
    'WHAT THIS IS',
    'The whole public record of a sealed vote (PB-VOTO/1). With it, and without asking its organisers,',
    'anybody can check that nothing was added, left out or changed, and count again:',
    `  minga-verify FOLDER --clave '${manifest.log.vkey}' --huella ${fingerprint} --en`,
    'Compare the fingerprint with a poster or an act; taken from here it proves nothing.',
    '',
    'FILES',
    '  manifest.json     leaf 0 of the log',
    '  checkpoint        the last signed checkpoint; checkpoints.txt has all of them',
    '  leaves.bin        every leaf: length in two bytes (big-endian), then the leaf',
    '  padron.jsonl      the commitments of the roll',
    '  opened.jsonl      every ballot, opened (once there is a result)',
    '  contests/         what was counted (Pabulib) and the outcome of minga-count --json --ranking',
    '',
  ].join('\n');
}
