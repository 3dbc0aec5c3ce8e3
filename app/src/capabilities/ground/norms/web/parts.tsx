// Pieces of several pages of norms: the state as a tag, articles with their mark, and the text of a version.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Article } from '../rules/norm.ts';
import { type NormState, stateOn } from '../rules/validity.ts';
import type { Norm } from '../store/norms.ts';
import type { WithdrawnRelation } from '../store/relations.ts';
import type { Version } from '../store/versions.ts';
import { dayOfChile } from './norm-list.ts';
import { normPath } from './paths.ts';
import { dayWords, labelOf, relationOf, said, stateTones, stateWords } from './words.ts';

function StateTag({ state }: { readonly state: NormState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** How a norm stands on a day; of what nobody verified, that too. */
export function NormStateTag({ norm, today }: { readonly norm: Norm; readonly today: string }) {
  return (
    <>
      <StateTag state={stateOn(norm.life, today)} />
      {norm.mark === 'unverified' && (
        <>
          {' '}
          <Tag tone="attention">{m.norms_unverified_tag()}</Tag>
        </>
      )}
    </>
  );
}

/** What nobody compared with the official text never stands without saying so. */
export function Articles({ articles }: { readonly articles: readonly Article[] }) {
  return (
    <dl class="norm-articles">
      {articles.map(({ number, words, englishWords, mark }) => {
        const text = said(words, englishWords);
        return (
          <div class="norm-article">
            <dt>{articleName(number)}</dt>
            <dd>
              <span lang={text.lang}>{text.words}</span>
              {mark === 'unverified' && (
                <>
                  {' '}
                  <Tag tone="attention">{m.norms_unverified_tag()}</Tag>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** «Art. 93»; what names no article stays as it is. */
function articleName(number: string): string {
  return /^\d/.test(number) ? m.norms_article({ number }) : number;
}

/** Where the text of a version is read; undefined where Minga knows no place. */
export function TextLinks({ version }: { readonly version: Version }) {
  const { fileId, source } = version;
  return (
    <>
      {fileId !== undefined && <a href={fileAddress(fileId)}>{m.norms_text_pdf()}</a>}
      {fileId !== undefined && source.address !== undefined && ' · '}
      {source.address !== undefined && (
        <a href={source.address} rel="noreferrer">
          {m.norms_text_address({ host: new URL(source.address).host })}
        </a>
      )}
      {fileId === undefined && source.address === undefined && m.norms_text_unknown()}
    </>
  );
}

/** «Desde el lunes 1 de junio de 2020 hasta el…», with what is not known said. */
export function spanWords({ from, until, endIsKnown }: Version): string {
  const since =
    from === undefined ? m.norms_since_unknown() : m.norms_since({ day: dayWords(from) });
  if (until !== undefined) return `${since} ${m.norms_until({ day: dayWords(until) })}`;
  return endIsKnown ? since : `${since} ${m.norms_until_unknown()}`;
}

/** What is said no more of this norm and others, each with the day and the reason. */
export function WithdrawnRelations({
  withdrawn,
}: {
  readonly withdrawn: readonly WithdrawnRelation[];
}) {
  if (withdrawn.length === 0) return null;
  return (
    <Disclosure summary={m.norms_relations_withdrawn({ count: withdrawn.length })}>
      <ul class="stack norm-withdrawn">
        {withdrawn.map((other) => (
          <li>
            <s>
              {relationOf(other)} <a href={normPath.to({ norm: other.code })}>{labelOf(other)}</a>
            </s>
            . {m.norms_relations_withdrawn_on({ day: dayWords(dayOfChile(other.withdrawnAt)) })}{' '}
            <span lang={writtenLang()}>{other.reason}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
