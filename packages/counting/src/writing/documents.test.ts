// Documents of a vote as text: one, or a list with one for each contest, and the warnings of the file in each.
import { expect, test } from 'vitest';
import { documentsToText, documentToText } from './documents.ts';

const [north, south] = [{ budget: '20' }, { budget: '30' }];

test('the document of a vote that is counted as one, with its warnings, in lines that people can read', () => {
  expect(documentsToText([{ json: north }], ['odd'])).toBe(
    '{\n  "budget": "20",\n  "warnings": [\n    "odd"\n  ]\n}\n',
  );
});

test('those of contests are a list, also of a single one, and each says whose it is', () => {
  const parts = [
    { json: north, contest: 'North' },
    { json: south, contest: 'South' },
  ];
  expect(JSON.parse(documentsToText(parts, []))).toEqual([
    { budget: '20', contest: 'North', warnings: [] },
    { budget: '30', contest: 'South', warnings: [] },
  ]);
  expect(JSON.parse(documentsToText(parts.slice(0, 1), []))).toHaveLength(1);
});

test('what is asked of one contest is one document', () => {
  const text = documentToText({ json: south, contest: '' }, ['odd']);
  expect(JSON.parse(text)).toEqual({ budget: '30', contest: '', warnings: ['odd'] });
});
