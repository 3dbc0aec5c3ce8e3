// The photos of a proposal, each with what it shows in words; of one that was removed, why.
// Accessibility: each picture has its text alternative, which stands under it as its caption too.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Picture } from '../../../../ui/picture/picture.tsx';
import type { ProposalPageProps } from './proposal-props.ts';

export function Photos({ files, around }: Pick<ProposalPageProps, 'files' | 'around'>) {
  const { removedPhotos } = around;
  if (files.length + removedPhotos.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.proposals_page_photos()}</h2>
      {files.length > 0 && (
        <ul class="proposal-photos">
          {files.map((file) => (
            <li>
              <Photo file={file} />
            </li>
          ))}
        </ul>
      )}
      {removedPhotos.map(({ reason }) => (
        <p class="secondary" lang={writtenLang()}>
          {m.proposals_page_photo_removed({ reason })}
        </p>
      ))}
    </section>
  );
}

export function Photo({ file }: { readonly file: KeptFile }) {
  return (
    <figure lang={writtenLang()}>
      <Picture
        width={file.width ?? 4}
        height={file.height ?? 3}
        alt={file.alt ?? ''}
        renditions={file.renditions.map(({ variant, contentType }) => ({
          href: fileAddress(file.id, variant),
          contentType,
          width: Number.parseInt(variant, 10),
        }))}
        sizes="(min-width: 900px) 20rem, 92vw"
      />
      <figcaption aria-hidden="true">{file.alt}</figcaption>
    </figure>
  );
}
