// The page of a proposal: how it stands and what comes next first, then what it says, where, at what cost, and its whole history.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { themeWords } from '../rules/themes.ts';
import { ProposalAside } from './proposal-aside.tsx';
import { History, Lineage, Said, Where, Whose } from './proposal-parts.tsx';
import { Photos } from './proposal-photos.tsx';
import type { ProposalPageProps } from './proposal-props.ts';
import { isFoundWanting, money, numberedWords, stateTones, stateWords } from './state-words.ts';

export function proposalPage(props: ProposalPageProps): Page {
  const { proposal, edition, panels, conversation, done, image } = props;
  const { contents, state } = proposal;
  // Whoever reads of a no looks for its reason first.
  const isRefused = isFoundWanting(state) || state === 'appealed';
  const said = { title: contents.title, edition: edition.name, cost: money(contents.costClp) };
  return {
    title: contents.title,
    description: m.proposals_page_description({
      ...said,
      state: stateWords[state]().toLocaleLowerCase(),
    }),
    current: 'comunas',
    ...(image === undefined ? { robots: 'noindex' as const } : { image }),
    hero: <ProposalHero {...props} />,
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Done text={done} />
            <div class="proposal-columns">
              <div class="proposal-aside">
                <ProposalAside {...props} />
              </div>
              <div class="proposal-main">
                <Lineage {...props} />
                {isRefused && <Panels panels={panels} />}
                <Said {...props} />
                <Photos {...props} />
                <Where {...props} />
                <Whose {...props} />
                {!isRefused && <Panels panels={panels} />}
                <History {...props} />
              </div>
            </div>
          </div>
        </section>
        {conversation && (
          <section class="section ruled">
            <div class="wrap">{conversation}</div>
          </section>
        )}
      </>
    ),
  };
}

function Panels({ panels }: Pick<ProposalPageProps, 'panels'>) {
  return (
    <>
      {panels.map(({ title, body }) => (
        <section class="stack">
          <h2 class="panel-heading">{title}</h2>
          {body}
        </section>
      ))}
    </>
  );
}

function ProposalHero({ proposal, crumbs }: ProposalPageProps) {
  const { contents, state, authorName: author } = proposal;
  return (
    <Hero
      title={<span lang={writtenLang()}>{contents.title}</span>}
      crumbs={[...crumbs, { label: numberedWords(proposal) }]}
      tags={
        <>
          <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>
          <Tag>{themeWords[contents.theme]()}</Tag>
          {proposal.channel === 'institution' && <Tag>{m.proposals_entry_own_mark()}</Tag>}
        </>
      }
      lead={m.proposals_page_lead({ cost: money(contents.costClp), author })}
    />
  );
}
