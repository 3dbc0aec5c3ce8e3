import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFile, schemaTypes } from '../../../../tools/schema-types.ts';
import { testDatabase } from '../testing/database.ts';

test('the committed types are those of the migrated database (else: node tools/schema-types.ts)', async () => {
  const database = await testDatabase();
  try {
    expect(schemaTypes(database.ownerUrl)).toBe(readFileSync(schemaFile, 'utf8'));
  } finally {
    await database.close();
  }
});
