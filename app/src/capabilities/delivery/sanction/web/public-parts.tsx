// What public pages of the sanction share: what the vote said of a project, links to the files, and an issued document.

import { groupCode } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import type { Matter } from '../rules/matter.ts';
import { Fact, money } from './desk-parts.tsx';
import { sanctionFilePaths } from './paths.ts';

export function Voted({ costClp, isFunded }: Pick<Matter, 'costClp' | 'isFunded'>) {
  return (
    <>
      <Tag tone={isFunded ? 'struct' : 'outline'}>
        {isFunded ? m.sanction_public_prioritised() : m.sanction_public_not_reached()}
      </Tag>{' '}
      <span class="money">{money(costClp)}</span>
    </>
  );
}

interface FileLinksProps {
  readonly query: { readonly institucion?: string; readonly edicion?: string };
}

export function FileLinks({ query }: FileLinksProps) {
  return (
    <ListFiles
      said={m.sanction_public_files()}
      csv={sanctionFilePaths.csv.to({}, { query })}
      json={sanctionFilePaths.json.to({}, { query })}
    />
  );
}

interface IssuedProps {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly hash: string | undefined;
  readonly publicUrl: string;
  /** When it was signed, in words. */
  readonly signed: string;
  readonly children?: ComponentChildren;
}

/** A numbered document: its code, which leads to it, its QR for a phone, and the hash of what it says. */
export function Issued({ id, title, code, hash, publicUrl, signed, children }: IssuedProps) {
  const href = documentPath.to({ code: groupCode(code) });
  return (
    <article class="sanction-issued" aria-labelledby={id}>
      <QrCode text={`${publicUrl}${href}`} />
      <div class="stack">
        <h3 id={id}>{title}</h3>
        {children}
        <dl class="sanction-public-facts">
          <Fact label={m.sanction_public_signed()}>{signed}</Fact>
          <Fact label={m.sanction_public_code()}>
            <a class="code" href={href}>
              {groupCode(code)}
            </a>
          </Fact>
          {hash !== undefined && (
            <Fact label={m.sanction_public_hash()}>
              <span class="code">{hash}</span>
            </Fact>
          )}
        </dl>
      </div>
    </article>
  );
}
