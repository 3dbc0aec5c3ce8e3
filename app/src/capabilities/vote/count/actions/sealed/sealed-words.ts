// What an official vote says of itself where it was sealed: who answers for it, and how it was held.
import type { Manifest } from '@minga/ballot';
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../../platform/words.ts';

/** In the formal Spanish of a document. */
export function sealedVoteWords({ officers }: Pick<Manifest, 'officers'>) {
  const certifier = officers.find(({ role }) => role === 'certifier');
  return inLocale(sourceLocale, () => ({
    answeredBy: (certifier?.name ?? '').slice(0, 120),
    answeredAs: m.count_sealed_answers_as(),
    heldBy: m.count_sealed_held_by(),
  }));
}
