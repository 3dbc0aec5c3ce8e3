// Prints the paper of a gathering as PDF, tagged so that it can be read aloud: the same content gives the same bytes.
import { toString as qrSvg } from 'qrcode';
import { printableContent, typeset } from '../../records/index.ts';
import { certificateLayout, kitLayout } from './layouts.ts';

const layouts = { kit: kitLayout, certificate: certificateLayout } as const;

interface Printed {
  readonly title: string;
  readonly lang: 'es' | 'en';
  readonly caller: string;
  readonly isDemonstration: boolean;
  /** Where the QR leads. */
  readonly address: string;
}

export interface PrintedFact {
  readonly label: string;
  readonly text: string;
}

export interface PrintedKit extends Printed {
  readonly kind: string;
  readonly level: string;
  readonly hours: string;
  readonly place: string;
  readonly purpose: string;
  readonly effect: string;
  readonly facts: readonly PrintedFact[];
  readonly agenda: readonly string[];
  readonly words: Readonly<Record<string, string | readonly string[]>>;
}

export interface PrintedCertificate extends Printed {
  readonly sentence: string;
  readonly code: string;
  readonly words: Readonly<Record<string, string>>;
}

export function printKit(content: PrintedKit): Promise<Buffer> {
  return print('kit', content);
}

export function printCertificate(content: PrintedCertificate): Promise<Buffer> {
  return print('certificate', content);
}

async function print(layout: keyof typeof layouts, content: Printed): Promise<Buffer> {
  const qr = await qrSvg(content.address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return typeset(layouts[layout], { data: JSON.stringify(printableContent(content)), qr });
}
