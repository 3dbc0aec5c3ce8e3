// Prints sheets of paper: the same content, numbers and codes give the same PDF, tagged so that it can be read aloud (PDF/UA-1).
import { assert } from '@minga/basics';
import { toString as qrSvg } from 'qrcode';
import type { PaperContent } from '../rules/paper.ts';
import { PAPER_LAYOUT, paperLayout } from './paper-layout.ts';
import { printableContent } from './printable-text.ts';
import { typeset } from './typeset-document.ts';

export interface PrintedSheet {
  /** `2026-000123`; null for a form that anybody prints. */
  readonly name: string | null;
  /** In groups of four; null with the number. */
  readonly code: string | null;
  /** Where its QR leads. */
  readonly address: string;
}

/** Throws if the layout is unknown: a fault, never something a person did. */
export async function typesetPaper(
  content: PaperContent,
  layout: string,
  sheets: readonly PrintedSheet[],
): Promise<Buffer> {
  assert(layout === PAPER_LAYOUT, `there is a layout ${layout}`);
  const drawn = await Promise.all(
    sheets.map(async (sheet) => ({
      ...sheet,
      qr: await qrSvg(sheet.address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
    })),
  );
  const data = JSON.stringify({ ...printableContent(content), sheets: drawn });
  return typeset(paperLayout, { data });
}
