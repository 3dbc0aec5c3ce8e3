// Prints a document: the same content gives the same PDF, byte for byte, tagged so that it can be read aloud (PDF/UA-1).
import { createRequire } from 'node:module';
import { assert, groupCode } from '@minga/basics';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { toString as qrSvg } from 'qrcode';
import type { DocumentContent } from '../rules/document.ts';
import { ACT_LAYOUT, actLayout } from './act-layout.ts';
import { printableContent } from './printable-text.ts';

const layouts: Readonly<Record<string, string>> = { [ACT_LAYOUT]: actLayout };
/** Nothing is read from the disk: the folder only has to have a name. */
const NO_FOLDER = '/';

let compiler: NodeCompiler | undefined;

/** Loaded with the first document: some fifty megabytes that a process without any does without. */
function loaded(): NodeCompiler {
  if (compiler === undefined) {
    const require = createRequire(import.meta.url);
    const typst = require('@myriaddreamin/typst-ts-node-compiler');
    compiler = (typst.NodeCompiler as typeof NodeCompiler).create({ workspace: NO_FOLDER });
  }
  return compiler;
}

/** Throws if the layout is unknown or does not hold the content: a fault, never something a person did. */
export async function typesetDocument(
  content: DocumentContent,
  contentSha256: string,
  layout: string,
): Promise<Buffer> {
  const mainFileContent = layouts[layout];
  assert(mainFileContent !== undefined, `there is a layout ${layout}`);
  const qr = await qrSvg(content.address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  const printed = { ...printableContent(content), codeWords: groupCode(content.code) };
  const inputs = { data: JSON.stringify(printed), sha256: contentSha256, qr };
  return typeset(mainFileContent, inputs);
}

type Inputs = Readonly<Record<string, string>>;

/** PDF. Throws if the text is no Typst or does not hold its inputs. */
export function typeset(mainFileContent: string, inputs: Inputs): Buffer {
  return compiled(mainFileContent, inputs, (typst, document) =>
    typst.pdf(document, { pdfStandard: 'ua-1' }),
  );
}

/** SVG of the one page, its letters as outlines; throws as `typeset`. */
export function typesetPicture(mainFileContent: string, inputs: Inputs): string {
  return compiled(mainFileContent, inputs, (typst, document) => typst.plainSvg(document));
}

function compiled<Written>(
  mainFileContent: string,
  inputs: Inputs,
  write: (typst: NodeCompiler, document: NodeTypstDocument) => Written,
): Written {
  const typst = loaded();
  const done = typst.compile({ mainFileContent, inputs: { ...inputs }, resetRead: true });
  if (done.result === null) {
    const said = done.takeError()?.shortDiagnostics ?? [];
    throw new Error(`the document does not typeset: ${JSON.stringify(said)}`);
  }
  const written = write(typst, done.result);
  typst.evictCache(0);
  return written;
}
