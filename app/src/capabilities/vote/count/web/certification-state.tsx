// How the result of a contest stands: none yet, not certified, certified with its document, or found wrong since.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { instantThere } from './objection-words.ts';

export function CertificationState({ one }: { readonly one: VoteOfContest }) {
  const { state, vote } = one;
  const { certified } = state;
  if (certified === undefined) {
    return (
      <p>
        <Tag>
          {state.result === undefined ? m.count_certify_no_result() : m.count_certify_not_yet()}
        </Tag>
      </p>
    );
  }
  const { wrongReason, certifiedAt, documentCode } = certified;
  return (
    <div class="stack">
      <p class="cluster">
        {wrongReason === null ? (
          <Tag tone="done">{m.count_certify_certified()}</Tag>
        ) : (
          <Tag tone="stop">{m.count_certify_found_wrong()}</Tag>
        )}{' '}
        {m.count_certify_certified_on({ at: instantThere(certifiedAt, vote.timeZone) })}
      </p>
      {wrongReason !== null && (
        <p class="count-objection-text" lang={writtenLang()}>
          {wrongReason}
        </p>
      )}
      <p>
        <a href={documentPath.to({ code: documentCode })}>{m.count_certify_document()}</a>
      </p>
    </div>
  );
}
