// How an agreement stands, as everybody reads it: what became of it, on which day, how, what shows it, and what was said before.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type Fulfilment, standingOf } from '../rules/fulfilment.ts';
import type { AgreementFollowed } from '../store/minutes.ts';
import { standingTones, standingWords } from './words.ts';

interface AgreementStateProps {
  readonly agreement: AgreementFollowed;
  readonly files: readonly KeptFile[];
  /** Civil day where the gathering was held. */
  readonly today: string;
}

export function AgreementState({ agreement, files, today }: AgreementStateProps) {
  const standing = standingOf(agreement, today);
  const [latest, ...before] = agreement.fulfilments;
  return (
    <>
      <Tag tone={standingTones[standing]}>{standingWords[standing]()}</Tag>
      {latest !== undefined && <Said fulfilment={latest} files={files} />}
      {before.length > 0 && (
        <Disclosure summary={m.gatherings_follow_before()}>
          {before.map((one) => (
            <p>
              {standingWords[one.state]()}. <Said fulfilment={one} files={files} />
            </p>
          ))}
        </Disclosure>
      )}
    </>
  );
}

interface SaidProps {
  readonly fulfilment: Fulfilment;
  readonly files: readonly KeptFile[];
}

function Said({ fulfilment, files }: SaidProps) {
  const { happenedOn, how, evidenceAddress, evidenceFileId } = fulfilment;
  const file = files.find(({ id }) => id === evidenceFileId);
  return (
    <>
      {' '}
      {formatDay(happenedOn, currentLocale(), { length: 'short' })}.{' '}
      <span lang={writtenLang()}>{how}</span>{' '}
      {file !== undefined && (
        <a href={evidenceFileAddress(file)}>
          {m.gatherings_follow_evidence_file({
            kind: file.kind === 'pdf' ? 'PDF' : m.gatherings_picture(),
          })}
        </a>
      )}
      {file !== undefined && evidenceAddress !== undefined && ' · '}
      {evidenceAddress !== undefined && (
        <a href={evidenceAddress} rel="noreferrer">
          {m.gatherings_follow_evidence_address({ host: new URL(evidenceAddress).host })}
        </a>
      )}
    </>
  );
}

/** Where what shows it is opened. */
export function evidenceFileAddress({ id, renditions }: KeptFile): string {
  return fileAddress(id, renditions.at(-1)?.variant);
}

/** The files of what was said of these agreements. */
export function evidenceFileIds(agreements: readonly AgreementFollowed[]): readonly string[] {
  return agreements.flatMap(({ fulfilments }) =>
    fulfilments.flatMap(({ evidenceFileId }) => evidenceFileId ?? []),
  );
}
