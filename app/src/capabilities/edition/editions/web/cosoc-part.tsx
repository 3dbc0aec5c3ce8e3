// What the COSOC said of the bases, version by version, as everybody reads it: with its observations, whole, and its document.
//
// Accessibility: a section with its heading; each opinion is an item of a list.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import type { Opinion } from '../store/editions.ts';
import { dayWords, numberWords, opinionWords } from './words.ts';

const tones: Readonly<Record<Opinion['opinion'], TagTone>> = {
  favourable: 'done',
  'with-observations': 'attention',
  unfavourable: 'stop',
};

/** The last one first; nothing where it was not heard. */
export function CosocPart({ opinions }: { readonly opinions: readonly Opinion[] }) {
  if (opinions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="cosoc">
      <h2 id="cosoc">{m.editions_opinion_title()}</h2>
      <p class="secondary">{m.editions_opinion_lead()}</p>
      <ul class="edition-opinions">
        {opinions.toReversed().map((one) => (
          <li class="stack">
            <Said opinion={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ opinion: one }: { readonly opinion: Opinion }) {
  const { opinion, version, sittingOn, observations, fileId } = one;
  return (
    <>
      <p>
        <Tag tone={tones[opinion]}>{opinionWords[opinion]()}</Tag>{' '}
        {m.editions_page_opinion_of({ version: numberWords(version), day: dayWords(sittingOn) })}
      </p>
      {observations !== '' && (
        <blockquote class="edition-opinion" lang={writtenLang()}>
          {observations}
        </blockquote>
      )}
      {fileId !== null && (
        <p>
          <a href={fileAddress(fileId)}>{m.editions_page_see_document()}</a>
        </p>
      )}
    </>
  );
}
