import { tableTemplateCsv } from '@minga/counting/tables';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bytesOf, smallVote } from '../testing/small-votes.ts';
import { templateWorkbook } from './template-workbook.ts';
import { readVoteFile } from './vote-file.ts';

test('the kind of a file is told from its bytes: the same vote in its three shapes', async () => {
  const pabulib = smallVote({ budget: 10, costs: { A: 5 }, ballots: { A: 2 } });
  for (const bytes of [
    bytesOf(pabulib),
    bytesOf(tableTemplateCsv()),
    await templateWorkbook('es-CL'),
  ]) {
    const { election, problems } = await readVoteFile(bytes);
    expect(problems).toEqual([]);
    expect(election?.ballots.length).toBeGreaterThan(0);
  }
});

test.each([
  ['nothing', new Uint8Array(), 'empty-file'],
  ['a PDF', bytesOf('%PDF-1.7 …'), 'not-a-table'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not-a-table'],
  ['a Word document', zipSync({ 'word/document.xml': bytesOf('<x/>') }), 'not-a-table'],
  ['a letter', bytesOf('Estimada alcaldesa:\n'), 'not-pabulib'],
])('%s is refused by name', async (_, bytes, code) => {
  const { election, problems } = await readVoteFile(bytes);
  expect(election).toBeUndefined();
  expect(problems.map((problem) => problem.code)).toEqual([code]);
});

test('several problems of one file come together, each with its line', async () => {
  const broken = smallVote({ budget: 10, costs: { A: 5, B: -3 }, ballots: { A: 1, Z: 1, Y: 1 } });
  const { election, problems } = await readVoteFile(bytesOf(broken));
  expect(election).toBeUndefined();
  expect(problems).toMatchObject([
    { code: 'amount-negative', line: 18 },
    { code: 'unknown-project', line: 22, params: { found: 'Z' } },
    { code: 'unknown-project', line: 23, params: { found: 'Y' } },
  ]);
});

test('what is only odd does not stop the count', async () => {
  const text = smallVote({ budget: 10, costs: { A: 5 }, ballots: { A: 2 } });
  const { election, problems } = await readVoteFile(
    bytesOf(text.replace('num_votes;2', 'num_votes;3')),
  );
  expect(election).toBeDefined();
  expect(problems).toMatchObject([{ code: 'votes-count-differs', severity: 'warning' }]);
});
