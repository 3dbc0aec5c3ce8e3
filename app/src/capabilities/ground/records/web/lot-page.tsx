// One lot in public: what was announced, what chance says while it says it, the order, and how to draw it again.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Picture } from '../../../../ui/picture/picture.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../institutions/index.ts';
import { groupHash } from '../rules/document.ts';
import { type LotState, stateOfLot } from '../rules/lot-draw.ts';
import type { LotJson } from '../rules/lot-json.ts';
import type { LotRow } from '../store/lots.ts';
import { LotLive } from './lot-live.tsx';
import { documentsPath, lotJsonPath, lotPath, lotsPath } from './paths.ts';
import { instantWords, lotStates } from './words.ts';

const LOOK_AGAIN_SECONDS = 5;

export interface LotPageProps {
  readonly lot: LotRow;
  readonly json: LotJson;
  /** Other lots of the same list. */
  readonly others: readonly LotRow[];
  readonly signedSheet: KeptFile | undefined;
  readonly isDemonstration: boolean;
  readonly now: Date;
}

export function lotPage(props: LotPageProps): Page {
  const { lot, json, now, isDemonstration } = props;
  const state = stateOfLot(lot, now);
  return {
    title: m.records_lot_title({ label: lot.label }),
    description: m.records_lot_description({ institution: lot.institutionName }),
    current: 'comunas',
    islands: ['src/capabilities/ground/records/web/lot.client.tsx'],
    ...(state === 'open' ? { refreshAfterSeconds: LOOK_AGAIN_SECONDS } : {}),
    ...(isDemonstration ? { demonstration: m.records_demonstration() } : {}),
    hero: (
      <Hero
        title={lot.label}
        lead={lot.purpose}
        tags={<LotTag state={state} />}
        crumbs={[
          {
            label: lot.institutionName,
            href: institutionPath.to({ institution: lot.institutionSlug }),
          },
          {
            label: m.records_lots_title(),
            href: lotsPath.to({}, { query: { institucion: lot.institutionSlug } }),
          },
          { label: lot.label },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            {lot.withdrawn && <Withdrawn lot={lot} />}
            <div
              id="lot-live"
              class="stack"
              data-address={lotJsonPath.to({ lot: lot.id })}
              data-documents={documentsPath.to({})}
            >
              <LotLive lot={json} documentsHref={documentsPath.to({})} />
            </div>
            <HowToCheck lot={lot} />
          </div>
          <div class="stack-wide">
            <Announced {...props} />
          </div>
        </div>
      </section>
    ),
  };
}

const tones: Readonly<Record<LotState, TagTone>> = {
  announced: 'outline',
  open: 'attention',
  drawn: 'done',
  withdrawn: 'stop',
};

export function LotTag({ state }: { readonly state: LotState }) {
  return <Tag tone={tones[state]}>{lotStates[state]()}</Tag>;
}

function Withdrawn({ lot }: { readonly lot: LotRow }) {
  if (lot.withdrawn === undefined) return null;
  return (
    <Notice tone="warning" title={m.records_lot_withdrawn()}>
      <p>
        {m.records_lot_withdrawn_text({
          when: instantWords(lot.withdrawn.at, lot.timeZone),
          reason: lot.withdrawn.reason,
        })}
      </p>
    </Notice>
  );
}

function Announced({ lot, others, signedSheet }: LotPageProps) {
  return (
    <section class="stack" aria-labelledby="anuncio">
      <h2 class="panel-heading" id="anuncio">
        {m.records_announced_title()}
      </h2>
      <LotFacts lot={lot} />
      <Disclosure summary={m.records_list_summary({ count: lot.list.length })}>
        <RuledTable
          caption={m.records_list_caption()}
          captionHidden
          columns={[{ label: m.records_column_id() }, { label: m.records_column_name() }]}
          rows={lot.list.map(({ id, name }) => [<span class="code">{id}</span>, name])}
        />
      </Disclosure>
      {others.length > 0 && <SameList others={others} />}
      {signedSheet && <SignedSheet file={signedSheet} />}
    </section>
  );
}

/** What was announced, for everybody and for whoever conducts the act. */
export function LotFacts({ lot }: { readonly lot: LotRow }) {
  const { entropy, observers, timeZone } = lot;
  const rows = [
    [m.records_fact_held(), instantWords(lot.heldAt, timeZone)],
    [m.records_fact_place(), lot.place],
    ...observers.map(({ name, standsFor }) => [m.records_fact_observer(), `${name}, ${standsFor}`]),
    [
      m.records_fact_chance(),
      entropy.kind === 'dice' ? (
        m.records_chance_dice()
      ) : entropy.url === undefined ? (
        entropy.source
      ) : (
        <a href={entropy.url} rel="noreferrer">
          {entropy.source}
        </a>
      ),
    ],
    [m.records_fact_announced(), instantWords(lot.announcedAt, timeZone)],
    [m.records_fact_list_hash(), <Hash sha256={lot.listSha256} />],
    [m.records_fact_announcement_hash(), <Hash sha256={lot.announcementSha256} />],
  ] as const;
  return (
    <dl class="records-facts">
      {rows.map(([label, text]) => (
        <div>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Hash({ sha256 }: { readonly sha256: string }) {
  return <span class="code records-hash">{groupHash(sha256)}</span>;
}

function SameList({ others }: { readonly others: readonly LotRow[] }) {
  return (
    <Notice title={m.records_same_list_title()}>
      <ul>
        {others.map(({ id, label }) => (
          <li>
            <a href={lotPath.to({ lot: id })}>{label}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SignedSheet({ file }: { readonly file: KeptFile }) {
  return (
    <div class="stack">
      <h3>{m.records_sheet_title()}</h3>
      {file.kind === 'image' ? (
        <Picture
          width={file.width ?? 0}
          height={file.height ?? 0}
          alt={file.alt ?? ''}
          renditions={file.renditions.map(({ variant, contentType }) => ({
            href: fileAddress(file.id, variant),
            contentType,
            width: Number.parseInt(variant, 10),
          }))}
          sizes="(min-width: 900px) 22rem, 92vw"
        />
      ) : (
        <p>
          <a href={fileAddress(file.id)}>{m.records_sheet_download({ name: file.name })}</a>
        </p>
      )}
    </div>
  );
}

function HowToCheck({ lot }: { readonly lot: LotRow }) {
  return (
    <section class="stack" aria-labelledby="como">
      <h2 class="panel-heading" id="como">
        {m.records_how_title()}
      </h2>
      <p>{m.records_how_why()}</p>
      <p>{m.records_record_formula()}</p>
      <p>
        <a href={lotJsonPath.to({ lot: lot.id })}>{m.records_how_json()}</a>
      </p>
    </section>
  );
}
