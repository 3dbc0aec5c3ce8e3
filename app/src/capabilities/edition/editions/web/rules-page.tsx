// The bases of an edition in words, the norms they stand on, what they are planned with, and what changed from version to version.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { SourceLine } from '../../../../ui/figures/figures.tsx';
import { formatPercent } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type Citation, CitedNorm } from '../../../ground/norms/index.ts';
import { type DocumentAsked, documentPath } from '../../../ground/records/index.ts';
import { investmentShare } from '../rules/funding.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { KeptPublication } from '../store/editions.ts';

import { CosocPart } from './cosoc-part.tsx';
import type { ChangeLine } from './diff-words.ts';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { Facts, Hash } from './facts.tsx';
import { rulesPath, versionPath } from './paths.ts';
import { bodyOf, dayOf } from './public-words.ts';
import { at } from './seen-edition.ts';
import { spokenParts } from './spoken-parts.tsx';
import { money, planWords } from './words.ts';

type Blocks = DocumentAsked['blocks'];

export interface RulesPageProps extends OfEdition {
  readonly rules: Rulebook;
  readonly publication: KeptPublication;
  readonly blocks: Blocks;
  /** What people wrote in these bases and in those before, in Spanish. */
  readonly written: ReadonlySet<string>;
  /** Those that the bases cite and that are known, as they stand today. */
  readonly citations: readonly Citation[];
  /** From the version that was in force before; undefined of the first. */
  readonly changes: { readonly since: number; readonly lines: readonly ChangeLine[] } | undefined;
}

export function rulesPage(props: RulesPageProps): Page {
  const { seen, publication, changes } = props;
  const { edition } = seen;
  const isCurrent = publication === edition.publications.at(-1);
  const title = isCurrent
    ? m.editions_page_rules()
    : m.editions_page_rules_version({ version: String(publication.version) });
  const lead = m.editions_page_rules_lead({ body: bodyOf(edition.place).inside });
  return {
    title: `${title} · ${edition.name}`,
    description: lead,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={crumbsUnder(seen)}
        tags={
          isCurrent ? (
            <Tag tone="done">{m.editions_page_rules_in_force()}</Tag>
          ) : (
            <Tag tone="attention">{m.editions_page_rules_earlier()}</Tag>
          )
        }
        lead={lead}
      />
    ),
    body: (
      <>
        <div class="wrap edition-ribbon">
          <EditionRibbon seen={seen} />
        </div>
        <section class="section">
          <div class="wrap columns">
            <div class="stack-wide">
              {changes && <Changes {...props} changes={changes} />}
              <CosocPart opinions={edition.opinions} />
              <Text {...props} />
            </div>
            <div class="stack-wide">
              <Version {...props} isCurrent={isCurrent} />
              <Norms citations={props.citations} />
              <Planning rules={props.rules} />
              <Investment rules={props.rules} />
              <Versions seen={seen} shown={publication.version} />
            </div>
          </div>
        </section>
      </>
    ),
  };
}

function Version({
  seen,
  publication,
  isCurrent,
}: RulesPageProps & { readonly isCurrent: boolean }) {
  const { edition } = seen;
  const version = edition.versions.find(({ id }) => id === publication.rulebookId);
  return (
    <section class="stack">
      <h2 class="panel-heading">
        {m.editions_page_rules_version({ version: String(publication.version) })}
      </h2>
      <p>
        {m.editions_page_rules_since({ day: dayOf(publication.publishedAt, edition.place) })}{' '}
        {!isCurrent && <a href={rulesPath.to(at(edition))}>{m.editions_page_rules_to_current()}</a>}
      </p>
      {version && (
        <p>
          <a href={documentPath.to({ code: version.documentCode })}>
            {m.editions_page_rules_document()}
          </a>
          <Hash sha256={version.sha256} />
        </p>
      )}
    </section>
  );
}

function Changes({
  seen,
  publication,
  changes,
  written,
}: RulesPageProps & { readonly changes: NonNullable<RulesPageProps['changes']> }) {
  const { since, lines } = changes;
  const before = seen.edition.publications.find(({ version }) => version === since);
  const isOtherAct = before !== undefined && before.commitmentId !== publication.commitmentId;
  const committed = lines.filter(({ isCommitted }) => isCommitted);
  const operational = lines.filter(({ isCommitted }) => !isCommitted);
  return (
    <section class="stack edition-changes">
      <h2>{m.editions_page_changes({ version: String(since) })}</h2>
      {publication.reason !== null && (
        <p>
          <strong>{m.editions_page_reason()}</strong>{' '}
          <span lang={writtenLang()}>{publication.reason}</span>
        </p>
      )}
      <p class="secondary">
        {m.editions_page_changes_by_two()}
        {isOtherAct &&
          ` ${m.editions_page_changes_by_body({ body: bodyOf(seen.edition.place).inside })}`}
      </p>
      <ChangeList title={m.editions_page_changes_committed()} lines={committed} written={written} />
      <ChangeList
        title={m.editions_page_changes_operational()}
        lines={operational}
        written={written}
      />
    </section>
  );
}

interface ChangeListProps extends Worded {
  readonly title: string;
  readonly lines: readonly ChangeLine[];
}

function ChangeList({ title, lines, written }: ChangeListProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="edition-links">
        {lines.map(({ text }) => (
          <li>{spokenParts(text, written)}</li>
        ))}
      </ul>
    </>
  );
}

type Worded = Pick<RulesPageProps, 'written'>;

/** The same words as the numbered document, in the language of the page. */
function Text({ blocks, written }: Worded & { readonly blocks: Blocks }) {
  return (
    <>
      {blocks.map((block) => (
        <OneBlock block={block} written={written} />
      ))}
    </>
  );
}

function OneBlock({ block, written }: Worded & { readonly block: Blocks[number] }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p class="secondary">{block.text}</p>;
    case 'facts':
      return <FactBlock rows={block.rows} written={written} />;
    case 'table':
      return (
        <RuledTable
          caption={block.caption}
          narrow="stack"
          columns={block.columns.map((label) => ({ label }))}
          rows={block.rows.map((cells) => cells.map((text) => spokenParts(text, written)))}
        />
      );
    case 'signatures':
      return null;
  }
}

type FactsBlock = Extract<Blocks[number], { readonly kind: 'facts' }>;

/** The settings with which a contest is counted are for whoever counts again. */
function FactBlock({ rows, written }: Worded & Pick<FactsBlock, 'rows'>) {
  const [first, ...settings] = rows;
  const shown = ({ label, text }: FactsBlock['rows'][number]) => ({
    label,
    text: spokenParts(text, written),
  });
  if (first?.label !== m.editions_bases_counting()) return <Facts rows={rows.map(shown)} />;
  return (
    <Disclosure
      summary={
        <>
          {m.editions_page_counting()} <span lang={writtenLang()}>{first.text}</span>
        </>
      }
    >
      <Facts rows={settings} />
    </Disclosure>
  );
}

function Norms({ citations }: Pick<RulesPageProps, 'citations'>) {
  if (citations.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_norms()}</h2>
      <ul class="edition-links">
        {citations.map((citation) => (
          <li>
            <CitedNorm citation={citation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it stands among what is planned: plan, objective, and the code of the initiative. */
function Planning({ rules }: Pick<RulesPageProps, 'rules'>) {
  const { planning, bipCode } = rules.operational;
  if (planning.length === 0 && bipCode === null) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_planning()}</h2>
      <ul class="edition-links">
        {planning.map(({ plan, objective, words }) => (
          <li>
            {m.editions_page_planning_objective({ plan: planWords[plan](), objective })}
            {': '}
            <span class="secondary" lang={writtenLang()}>
              {words}
            </span>
          </li>
        ))}
        {bipCode !== null && <li>{m.editions_page_bip({ code: bipCode })}</li>}
      </ul>
    </section>
  );
}

function Investment({ rules }: Pick<RulesPageProps, 'rules'>) {
  const { investment } = rules.operational;
  const share = investmentShare(rules);
  if (investment === null || share === undefined) return null;
  const { numerator, denominator } = share;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_investment()}</h2>
      <p>
        {m.editions_page_investment_text({
          share: formatPercent(numerator, denominator, currentLocale()),
          amount: money(investment.yearClp),
        })}
      </p>
      <p class="secondary">
        <SourceLine name={<span lang={writtenLang()}>{investment.source}</span>} />
      </p>
    </section>
  );
}

function Versions({ seen, shown }: OfEdition & { readonly shown: number }) {
  const { edition } = seen;
  if (edition.publications.length < 2) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_versions()}</h2>
      <ul class="edition-links">
        {edition.publications.toReversed().map(({ version, publishedAt }) => {
          const label = m.editions_page_rules_version({ version: String(version) });
          return (
            <li>
              {version === shown ? (
                <strong>{label}</strong>
              ) : (
                <a href={versionPath.to({ ...at(edition), version: String(version) })}>{label}</a>
              )}{' '}
              <span class="secondary">{dayOf(publishedAt, edition.place)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
