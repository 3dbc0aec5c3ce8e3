// Prints the paper of a proposal as PDF, tagged so that it can be read aloud: the same content gives the same bytes.
import { toString as qrSvg } from 'qrcode';
import { printableContent, typeset } from '../../../ground/records/index.ts';
import { posterLayout, sheetLayout } from './layouts.ts';

interface Printed {
  readonly title: string;
  readonly lang: 'es' | 'en';
  readonly institution: string;
  readonly edition: string;
  readonly cost: string;
  readonly author: string;
  readonly foot: string;
  readonly isDemonstration: boolean;
  /** Where the QR leads. */
  readonly address: string;
  readonly words: Readonly<Record<string, string | readonly string[]>>;
}

export interface PrintedPoster extends Printed {
  readonly summary: string;
}

export interface PrintedSheet extends Printed {
  readonly number: string;
  /** How many can sign. */
  readonly lines: number;
}

export function printPoster(content: PrintedPoster): Promise<Buffer> {
  return print(posterLayout, content);
}

export function printSheet(content: PrintedSheet): Promise<Buffer> {
  return print(sheetLayout, content);
}

async function print(layout: string, content: Printed): Promise<Buffer> {
  const qr = await qrSvg(content.address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return typeset(layout, { data: JSON.stringify(printableContent(content)), qr });
}
