// What proposals add elsewhere for everybody: pages of editions, comunas, institutions and organisations; and the desk of their paper and prices.
import { m } from '#words';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import {
  deskPanels,
  institutionOfComuna,
  institutionPanels,
} from '../../../ground/institutions/index.ts';
import { organizationPanels } from '../../../ground/organizations/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { comunaPanels } from '../../../ground/territories/index.ts';
import { editionPanels, type PublicEdition } from '../../editions/index.ts';
import { haltedBy } from '../../editions/rules/index.ts';
import { parseProposalFilter } from '../rules/proposal-filter.ts';
import {
  listReceiving,
  type OnPanel,
  panelOf,
  readPanel,
  slugOfOrganization,
} from '../store/on-panels.ts';
import { listPrices } from '../store/prices.ts';
import { countryPath, proposalsPath, proposePath } from './paths.ts';
import { ProposalRows } from './proposal-rows.tsx';
import { countWords } from './proposals-page.tsx';
import { priceDesk, pricesPath, signatureDesk } from './public-paths.ts';

export const publicPanels: readonly Contribution[] = [
  contributeReading(
    editionPanels,
    ({ edition }) =>
      submissionOf(edition) === undefined
        ? null
        : panelOf(parseProposalFilter(new URLSearchParams()), { editionId: edition.id }),
    (panel, { edition, institution, today }) => {
      const isOpen = isReceiving(edition, today);
      if (panel.lines.length === 0 && !isOpen) return null;
      const to = { institution, edition: edition.slug };
      return {
        title: m.proposals_panel_title(),
        body: (
          <Last
            panel={panel}
            href={proposalsPath.to(to)}
            proposeHref={isOpen ? proposePath.to(to) : undefined}
          />
        ),
      };
    },
  ),
  contribute(institutionPanels, async (db, { institution }) => ofInstitution(db, institution)),
  contribute(comunaPanels, async (db, { cut }) => {
    const institution = await institutionOfComuna(db, cut);
    return institution === undefined ? null : ofInstitution(db, institution);
  }),
  contribute(organizationPanels, async (db, { organizationId }) => {
    const slug = await slugOfOrganization(db, organizationId);
    if (slug === undefined) return null;
    const panel = await readOf(db, { organizacion: slug });
    if (panel.lines.length === 0) return null;
    const href = countryPath.to({}, { query: { organizacion: slug } });
    return {
      title: m.proposals_panel_organization(),
      body: <Last panel={panel} href={href} withEdition />,
    };
  }),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    const may = (act: 'proposals/enter' | 'proposals/keep-prices') =>
      mayDo(permissions[act], actor.grants, scope);
    const receiving = may('proposals/enter') ? await listReceiving(db, institution.id) : [];
    const links = [
      ...receiving.map(({ slug, name }) => ({
        label: m.proposals_panel_desk_sheets({ edition: name }),
        href: signatureDesk.list.to({ institution: institution.slug, edition: slug }),
      })),
      ...(may('proposals/keep-prices')
        ? [
            {
              label: m.proposals_panel_desk_prices(),
              href: priceDesk.list.to({ institution: institution.slug }),
              note: m.proposals_panel_desk_prices_note(),
            },
          ]
        : []),
    ];
    return links.length === 0 ? null : { title: m.proposals_panel_title(), pending: [], links };
  }),
];

function submissionOf({ rules }: PublicEdition) {
  return rules.operational.calendar.find(({ phase }) => phase === 'submission');
}

function isReceiving(edition: PublicEdition, today: string): boolean {
  const submission = submissionOf(edition);
  return (
    submission !== undefined &&
    submission.from <= today &&
    today <= submission.until &&
    !edition.isArchived &&
    haltedBy(edition, null) === undefined
  );
}

function readOf(db: Database, query: Readonly<Record<string, string>>): Promise<OnPanel> {
  return readPanel(db, parseProposalFilter(new URLSearchParams(query)));
}

/** Nothing where none was ever sent, and no price is published. */
async function ofInstitution(
  db: Database,
  { id, slug }: { readonly id: string; readonly slug: string },
) {
  const [panel, prices] = await Promise.all([
    readOf(db, { institucion: slug }),
    listPrices(db, id),
  ]);
  if (panel.lines.length === 0 && prices.length === 0) return null;
  return {
    title: m.proposals_panel_title(),
    body: (
      <>
        {panel.lines.length > 0 && (
          <Last panel={panel} href={countryPath.to({}, { query: { institucion: slug } })} />
        )}
        {prices.length > 0 && (
          <p>
            <a href={pricesPath.to({ institution: slug })}>{m.proposals_price_title()}</a>
          </p>
        )}
      </>
    ),
  };
}

interface LastProps {
  readonly panel: OnPanel;
  /** Of the whole list. */
  readonly href: string;
  readonly proposeHref?: string | undefined;
  readonly withEdition?: boolean;
}

function Last({ panel, href, proposeHref, withEdition = false }: LastProps) {
  const { counted, lines } = panel;
  return (
    <div class="stack">
      {lines.length === 0 ? (
        <p>{m.proposals_panel_none()}</p>
      ) : (
        <>
          <p>
            <strong>{countWords(counted)}</strong>{' '}
            <span class="secondary">{m.proposals_panel_last()}</span>
          </p>
          <ProposalRows lines={lines} withEdition={withEdition} />
        </>
      )}
      <p class="cluster">
        {proposeHref && (
          <ButtonLink kind="secondary" href={proposeHref}>
            {m.proposals_list_propose()}
          </ButtonLink>
        )}
        {lines.length > 0 && <a href={href}>{m.proposals_panel_all()}</a>}
      </p>
    </div>
  );
}
