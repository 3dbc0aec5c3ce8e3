// Before each test file: databases of a run come with what ships with the product, loaded once by whoever asks first.
import { takeShippedFacts } from '../../platform/testing/database.ts';

takeShippedFacts(async (db) => {
  const { loadShippedFacts } = await import('../shipped-facts.ts');
  await loadShippedFacts(db);
});
