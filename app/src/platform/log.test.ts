import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(fields: object): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => lines.push(line) }).error(fields, 'fault');
  return lines.join('');
}

test('an error is logged with its cause, without what it quotes of the data', () => {
  const error = Object.assign(new Error('value too long'), {
    code: '22001',
    table: 'upload',
    detail: 'Failing row contains (4xY_secret, ana.pb)',
    where: 'JSON data, line 1: Ana Soto',
    input: '/contar/4xY_secret',
  });
  const line = logged({ requestId: 'r1', err: error });
  expect(line).not.toMatch(/secret|Ana/);
  expect(JSON.parse(line)).toMatchObject({
    requestId: 'r1',
    err: { message: 'value too long', code: '22001', table: 'upload' },
  });
  expect(line).toContain('log.test.ts');
});

test('what is no error is logged as well as it can be', () => {
  expect(() => logged({ err: 'a word' })).not.toThrow();
});
