// The words of the notice and its version grow together: whoever acknowledged one version read these very words.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticeVersion } from './decision-notice.ts';

/** SHA-256 of the words of each version, both languages. An earlier one is never changed; a new one is added. */
const hashes: Readonly<Record<number, string>> = {
  1: '9f8c7fcb47ec9ccef2196e0c804a439a7807ca260f66f2e8401ed8c1810da956',
  2: 'b781b5d96b99cf33e3ed92082a699d91ed38692d2838840b05b1d92cbdd68e82',
};

function wordsOfNotice(): string {
  return ['es-CL', 'en']
    .map((locale) => {
      const file = join(import.meta.dirname, `../messages/${locale}.json`);
      const messages: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'));
      const words = Object.entries(messages).filter(([key]) => {
        return key.startsWith('editions_page_notice_') && key !== 'editions_page_notice_version';
      });
      return JSON.stringify(words.toSorted(([one], [other]) => (one < other ? -1 : 1)));
    })
    .join('\n');
}

test('a change of the words of the notice is a new version of it', () => {
  const said = createHash('sha256').update(wordsOfNotice()).digest('hex');
  expect(hashes[noticeVersion]).toBe(said);
  expect(Object.keys(hashes)).toHaveLength(noticeVersion);
});
