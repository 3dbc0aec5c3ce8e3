// The topics of the Mesa, and the documents that members wrote on one of them.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Analysis } from '../store/analyses.ts';
import type { Evidence } from '../store/evidence.ts';
import type { Member } from '../store/members.ts';
import type { Topic } from '../store/topics.ts';
import { crumbs } from './parts.tsx';
import { roundtablePath } from './paths.ts';
import { dayThere, EvidenceList, MemberLink, TopicRows } from './topic-parts.tsx';
import { topicHref, topicsPath } from './topic-paths.ts';

export function topicsPage(topics: readonly Topic[]): Page {
  const title = m.roundtable_topics();
  return {
    title: `${title}: ${m.roundtable_title()}`,
    description: m.roundtable_topics_lead(),
    hero: (
      <Hero title={title} lead={m.roundtable_topics_lead()} crumbs={crumbs({ label: title })} />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {topics.length === 0 ? (
            <EmptyState
              title={m.roundtable_topics_none()}
              actions={<a href={roundtablePath.to({})}>{m.roundtable_to_front()}</a>}
            >
              <p>{m.roundtable_topics_none_text()}</p>
            </EmptyState>
          ) : (
            <TopicRows topics={topics} withPurpose />
          )}
        </div>
      </section>
    ),
  };
}

export interface AnalysesPageProps {
  readonly topic: Topic;
  /** Of each member the latest first. */
  readonly analyses: readonly Analysis[];
  readonly members: readonly Member[];
  /** By the id of the analysis. */
  readonly sources: ReadonlyMap<string, readonly Evidence[]>;
}

export function analysesPage(props: AnalysesPageProps): Page {
  const { topic, analyses, members } = props;
  const title = m.roundtable_analyses();
  return {
    title: `${title}: ${topic.title}`,
    description: m.roundtable_analyses_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_analyses_lead()}
        crumbs={crumbs(
          { label: m.roundtable_topics(), href: topicsPath.to({}) },
          { label: topic.title, href: topicHref(topic.number) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {analyses.length === 0 && <p>{m.roundtable_analyses_none()}</p>}
          {members
            .filter(({ id }) => analyses.some(({ memberId }) => memberId === id))
            .map((member) => (
              <OfMember {...props} member={member} />
            ))}
        </div>
      </section>
    ),
  };
}

function OfMember({ analyses, sources, member }: AnalysesPageProps & { readonly member: Member }) {
  const [latest, ...before] = analyses.filter(({ memberId }) => memberId === member.id);
  if (latest === undefined) return null;
  return (
    <article class="stack" id={member.slug}>
      <h2 lang={writtenLang()}>{latest.title}</h2>
      <p>
        <MemberLink member={member} />, {dayThere(latest.writtenAt)}
      </p>
      <div class="roundtable-quote" lang={writtenLang()}>
        {latest.summary}
      </div>
      {latest.fileId !== undefined && (
        <p>
          <a href={fileAddress(latest.fileId)}>{m.roundtable_analysis_file()}</a>
        </p>
      )}
      <h3>{m.roundtable_sources()}</h3>
      <EvidenceList evidence={sources.get(latest.id) ?? []} />
      {before.length > 0 && (
        <details class="disclosure">
          <summary class="disclosure-summary">{m.roundtable_versions_before()}</summary>
          <div class="disclosure-content stack">
            {before.map((one) => (
              <div class="stack">
                <p>
                  <strong lang={writtenLang()}>{one.title}</strong>, {dayThere(one.writtenAt)}
                </p>
                <div class="roundtable-quote" lang={writtenLang()}>
                  {one.summary}
                </div>
                <EvidenceList evidence={sources.get(one.id) ?? []} />
              </div>
            ))}
          </div>
        </details>
      )}
    </article>
  );
}
