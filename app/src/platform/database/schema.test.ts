import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFiles, schemaTypes } from '../../../../tools/schema-types.ts';
import { emptyDatabase, testRollDatabase, testUrnDatabase } from '../testing/database.ts';

test.each([
  ['minga', emptyDatabase],
  ['minga_roll', testRollDatabase],
  ['minga_urn', testUrnDatabase],
] as const)(
  'the committed types of %s are those of the migrated database (else: node tools/schema-types.ts)',
  async (name, copied) => {
    const database = await copied();
    try {
      expect(schemaTypes(database.ownerUrl)).toBe(readFileSync(schemaFiles[name], 'utf8'));
    } finally {
      await database.close();
    }
  },
);
