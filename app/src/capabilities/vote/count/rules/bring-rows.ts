// In which row of its file a ballot stands, so that whoever mends it finds it: the n-th row with anything in it below the headings.
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';
import { openWorkbook } from '../../../../platform/spreadsheet/workbook.ts';

const titles = ['votos', 'votes'];

/** By the place of a ballot, from 0; as the person sees rows, from 1. */
export async function ballotRows(
  bytes: Uint8Array,
  kind: 'xlsx' | 'text',
): Promise<readonly number[]> {
  const filled = kind === 'xlsx' ? await filledOfSheet(bytes) : filledOfText(bytes);
  return filled.slice(1);
}

async function filledOfSheet(bytes: Uint8Array): Promise<readonly number[]> {
  const opened = await openWorkbook(bytes);
  const sheet = opened.ok && opened.value.find(({ name }) => titles.includes(plainHeading(name)));
  const { table } = sheet ? sheet.read() : { table: [] };
  return table.flatMap((cells, at) =>
    cells.some((cell) => String(cell ?? '').trim() !== '') ? [at + 1] : [],
  );
}

function filledOfText(bytes: Uint8Array): readonly number[] {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  const title = lines.findLastIndex(
    (line) => line.length <= 40 && titles.includes(plainHeading(line)),
  );
  return lines.flatMap((line, at) =>
    at > title && line.replaceAll(/[;,\t"\s]/g, '') !== '' ? [at + 1] : [],
  );
}
