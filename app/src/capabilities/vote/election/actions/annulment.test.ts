// A vote that is annulled: by two, with the document of whoever decided it, which is kept, opened and named as it was signed.
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../../platform/access.ts';
import { acceptedPdf } from '../../../../platform/files/accept-file.ts';
import { readFiles, storeFile } from '../../../../platform/files/kept-files.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import { files, signedFile } from '../store/act-documents.ts';
import { leavesOf } from '../store/outgoing-leaves.ts';
import {
  type ElectionGround,
  electionOf,
  givenElections,
  givenOpenedElection,
  signedByTwo,
} from '../testing/opened-election.ts';
import { proposeChange } from './propose-change.ts';

let ground: ElectionGround;
beforeAll(async () => {
  ground = await givenElections(await givenLists());
});
afterAll(() => ground?.given.close());

const annul = { what: 'election', id: '', body: 'TER', reason: 'Por error' } as const;
/** A PDF that was taken, by what is in it. */
async function givenPdf(text: string) {
  const bytes = Buffer.from(
    `%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
  const files = localStore(mkdtempSync(join(tmpdir(), 'minga-annul-')));
  const document = await storeFile(files, acceptedPdf(bytes, 'fallo'));
  return { document, sha256: createHash('sha256').update(bytes).digest() };
}

test('a vote that two annul is over, and its log says so with the hash of the document', async () => {
  const { election } = await givenOpenedElection(ground, 'anulada');
  const { document, sha256 } = await givenPdf('anulada');
  const act = await proposeChange(ground.house, ground.by, election.id, {
    ...{ change: 'annul', annul, document },
  });
  assert(act.ok, 'it is proposed');
  const [file] = await readFiles(ground.db, [document.id]);
  assert(file !== undefined, 'it is kept');
  const mayOpen = (actor: Actor | undefined) => files.mayOpen(ground.db, file, actor);
  expect(await mayOpen(undefined), 'nobody before it is signed').toBe(false);
  expect(await mayOpen(ground.officers.certifier.actor)).toBe(true);
  await signedByTwo(ground, act.value);
  expect((await electionOf(ground.db, election.id)).state).toBe('annulled');
  expect(await mayOpen(undefined), 'everybody once it is').toBe(true);
  const last = (await leavesOf(ground.db, election.id)).at(-1);
  const text = sha256.toString('base64url');
  expect(JSON.parse(last?.leaf.toString('utf8') ?? '')).toMatchObject({
    ...{ type: 'annul', document_sha256: text },
  });
  expect(await signedFile(ground.db, election.id, text)).toBe(document.id);
  expect(await files.stillNamed(ground.db, [document.id])).toEqual(new Set([document.id]));
});

test('a vote is annulled with the document that was signed and no other: the database says so', async () => {
  const { election } = await givenOpenedElection(ground, 'anulada-con-otro');
  const [one, other] = [await givenPdf('uno'), await givenPdf('otro')];
  const act = await proposeChange(ground.house, ground.by, election.id, {
    ...{ change: 'annul', annul, document: one.document },
  });
  assert(act.ok, 'it is proposed');
  const put = (text: string) => ground.given.pool.query(text);
  await expect(
    put(`update election.act_document set sha256 = '\\x${other.sha256.toString('hex')}'
      where act_id = '${act.value}'`),
  ).rejects.toMatchObject({ constraint: 'act_document_stays' });
  await expect(
    put(`delete from election.act_document where act_id = '${act.value}'`),
  ).rejects.toMatchObject({ constraint: 'act_document_stays' });
  const { rows } = await put(
    `select id from election.log_act where kind = 'manifest' and election_id = '${election.id}'`,
  );
  await expect(
    put(`insert into election.act_document (act_id, file_id, sha256)
      values ('${rows[0].id}', '${one.document.id}', '\\x${one.sha256.toString('hex')}')`),
  ).rejects.toMatchObject({ constraint: 'act_document_is_named' });
});
