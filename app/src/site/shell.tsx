// The document around every page: head, header by what people want to do, hem, main, footer.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { NoticesLink as Notices } from '../capabilities/ground/people/index.ts';
import type { Page } from '../platform/http/route.ts';
import { currentLocale, type Locale } from '../platform/words.ts';
import { formatInstant, formatNumber } from '../ui/format.ts';
import { Hem } from '../ui/hem/hem.tsx';
import { Hero } from '../ui/hero/hero.tsx';
import { Icon } from '../ui/icon/icon.tsx';
import { Logo } from '../ui/logo/logo.tsx';
import { KioskLeft, KioskWatch, type WatchedKiosk } from './kiosk-watch.tsx';
import {
  accessibilityPath,
  actsPath,
  allMessagesPath,
  allObjectionsPath,
  allProposalsPath,
  allResultsPath,
  allSanctionsPath,
  comunasPath,
  consultationsPath,
  conversationsPath,
  countPath,
  editionsPath,
  experiencesPath,
  forumPath,
  gatheringsPath,
  homePath,
  howItCountsPath,
  institutionsPath,
  normsPath,
  openDataPath,
  organizationsPath,
  permissionsPath,
  protectionPath,
  registerPath,
  roundtablePath,
  searchPath,
  situationPath,
  surveysPath,
  unitValuesPath,
  verifyPath,
  votesPath,
} from './places.ts';

export interface ShellProps {
  readonly title: string;
  readonly description: string;
  readonly locale: Locale;
  /** Path and query of this page. */
  readonly path: string;
  /** This page in each language. */
  readonly alternates: Readonly<Record<Locale, string>>;
  /** The way to sign in, or to what the person who is signed in has to do. */
  readonly account: { readonly label: string; readonly href: string };
  /** The way to the notices of the person who is signed in. */
  readonly notices?: Notices | undefined;
  /** Origin for the absolute addresses that machines and paper read. */
  readonly publicUrl: string;
  /** When it was asked for: paper says it. */
  readonly seenAt: Date;
  /** Where the source of this version is offered. */
  readonly sourceUrl?: string | undefined;
  readonly stylesheet: string;
  readonly favicon: string;
  /** The text face, to be fetched before the stylesheet asks for it. */
  readonly textFont?: string;
  readonly scripts: readonly string[];
  readonly current?: 'comunas' | 'count' | 'experiences' | 'search';
  /** What is invented on this page, for the lemon strip. */
  readonly demonstration?: string;
  /** Deep band with the page's h1; without it, the title alone. */
  readonly hero?: ComponentChildren;
  /** Chile along the whole page, at the right of hero and content (the home page). */
  readonly spine?: ComponentChildren;
  /** On a machine that many use: where it goes when nobody is there any more. */
  readonly kiosk?: WatchedKiosk | undefined;
  readonly refreshAfterSeconds?: number;
  readonly robots?: 'noindex';
  readonly image?: Page['image'];
  readonly status?: number;
  readonly children: ComponentChildren;
}

export function Shell(props: ShellProps) {
  const { locale, title, hero = <Hero title={title} />, spine, demonstration, children } = props;
  return (
    <html lang={locale}>
      <Head {...props} />
      <body class={demonstration ? 'demonstration' : undefined}>
        <a class="skip-link" href="#contenido">
          {m.site_skip()}
        </a>
        <Header {...props} />
        <main id="contenido" class={spine ? 'page-spine' : 'page'} tabIndex={-1}>
          <div class="page-top deep">{hero}</div>
          <Hem />
          <div class="page-body">{children}</div>
          {spine && <div class="page-country">{spine}</div>}
        </main>
        <PaperFoot {...props} />
        <Footer sourceUrl={props.sourceUrl} />
        {props.kiosk && <KioskWatch {...props.kiosk} />}
        {props.scripts.map((script) => (
          <script type="module" src={script} />
        ))}
      </body>
    </html>
  );
}

function Head(props: ShellProps) {
  const { title, description, locale, alternates, publicUrl, textFont } = props;
  const fullTitle = title.startsWith('Minga') ? title : `${title} · Minga`;
  const absolute = (address: string) => new URL(address, publicUrl).href;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{fullTitle}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={description} />
      <meta name="theme-color" content="#0b2e42" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#04202f" media="(prefers-color-scheme: dark)" />
      <meta name="color-scheme" content="light dark" />
      {props.robots && <meta name="robots" content={props.robots} />}
      {props.refreshAfterSeconds !== undefined && <Refresh {...props} />}
      {props.kiosk && <KioskLeft {...props.kiosk} />}
      <meta property="og:title" content={fullTitle} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Minga" />
      <meta property="og:locale" content={locale === 'en' ? 'en_US' : 'es_CL'} />
      <meta property="og:url" content={absolute(props.path)} />
      {props.image && <SharedImage {...props.image} href={absolute(props.image.href)} />}
      <meta name="twitter:card" content={props.image ? 'summary_large_image' : 'summary'} />
      {Object.entries(alternates).map(([language, address]) => (
        <link rel="alternate" hreflang={language} href={absolute(address)} />
      ))}
      <link rel="icon" type="image/svg+xml" href={props.favicon} />
      {textFont && (
        <link rel="preload" as="font" type="font/woff2" href={textFont} crossorigin="anonymous" />
      )}
      <link rel="stylesheet" href={props.stylesheet} />
    </head>
  );
}

function SharedImage({ href, width, height, alt }: NonNullable<Page['image']>) {
  return (
    <>
      <meta property="og:image" content={href} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(width)} />
      <meta property="og:image:height" content={String(height)} />
      <meta property="og:image:alt" content={alt} />
    </>
  );
}

/** A page with an island looks again by itself; without script, the browser does it for the page. */
function Refresh({ refreshAfterSeconds, scripts }: ShellProps) {
  const meta = <meta http-equiv="refresh" content={String(refreshAfterSeconds)} />;
  return scripts.length === 0 ? meta : <noscript>{meta}</noscript>;
}

function DemonstrationStrip({ text }: { readonly text: string }) {
  return (
    <div class="demonstration-strip">
      <p class="wrap">
        <strong>{m.site_demonstration()}</strong> · {text}
      </p>
    </div>
  );
}

function Header(props: ShellProps) {
  return (
    <header class="site-header deep">
      {props.demonstration && <DemonstrationStrip text={props.demonstration} />}
      <div class="wrap site-header-row">
        <a class="site-logo" href={homePath.to({})} aria-label={m.site_home_link()}>
          <Logo />
        </a>
        <nav class="nav-wide" aria-label={m.site_navigation()}>
          <Destinations {...props} />
        </nav>
        <details class="nav-menu">
          <summary class="nav-menu-button">
            <Icon name="menu" size={22} />
            {m.site_menu()}
            <UnreadCount unreadCount={props.notices?.unreadCount ?? 0} />
          </summary>
          <nav class="nav-menu-list" aria-label={m.site_navigation()}>
            <Destinations {...props} />
          </nav>
        </details>
      </div>
    </header>
  );
}

function Destinations({ current, locale, alternates, account, notices }: ShellProps) {
  const destinations = [
    { name: 'comunas', label: m.site_nav_comunas(), href: comunasPath.to({}) },
    { name: 'count', label: m.site_nav_count(), href: countPath.to({}) },
    { name: 'experiences', label: m.site_nav_experiences(), href: experiencesPath.to({}) },
    { name: 'search', label: m.site_search_title(), href: searchPath.to({}) },
  ] as const;
  const other = locale === 'en' ? 'es-CL' : 'en';
  return (
    <ul class="destinations">
      {destinations.map(({ name, label, href }) => (
        <li>
          <a href={href} aria-current={name === current ? 'true' : undefined}>
            {label}
          </a>
        </li>
      ))}
      {notices && <NoticesLink {...notices} />}
      <li>
        <a class="account-link" href={account.href}>
          {account.label}
        </a>
      </li>
      <li>
        <a class="language-link" href={alternates[other]} lang={other} hreflang={other}>
          {other === 'en' ? 'English' : 'Español'}
        </a>
      </li>
    </ul>
  );
}

function NoticesLink({ href, unreadCount }: Notices) {
  return (
    <li>
      <a class="notices-link" href={href}>
        {m.people_notices_title()}
        <UnreadCount unreadCount={unreadCount} />
      </a>
    </li>
  );
}

/** The number is a mark; whoever hears the page hears what it counts. */
function UnreadCount({ unreadCount }: Pick<Notices, 'unreadCount'>) {
  if (unreadCount === 0) return null;
  const number = formatNumber(unreadCount, currentLocale());
  return (
    <>
      <span class="notices-count" aria-hidden="true">
        {number}
      </span>
      <span class="visually-hidden">
        {m.people_notices_header_new({ count: unreadCount, number })}
      </span>
    </>
  );
}

/** Under what is printed: where it was read and when. A private page leaves out its query. */
function PaperFoot({ path, publicUrl, seenAt, robots, locale }: ShellProps) {
  const { origin, pathname, search } = new URL(path, publicUrl);
  const when = formatInstant(seenAt, locale, { timeZone: 'America/Santiago' });
  return (
    <p class="print-only paper-foot">
      {`${origin}${pathname}${robots === undefined ? search : ''}`}
      <br />
      {m.site_seen_at({ when })}
    </p>
  );
}

function RoomLinks() {
  return (
    <ul class="site-footer-links">
      <li>
        <a href={editionsPath.to({})}>{m.editions_page_panel()}</a>
      </li>
      <li>
        <a href={allProposalsPath.to({})}>{m.proposals_list_title()}</a>
      </li>
      <li>
        <a href={allResultsPath.to({})}>{m.review_results_title_country()}</a>
      </li>
      <li>
        <a href={votesPath.to({})}>{m.election_votes_title()}</a>
      </li>
      <li>
        <a href={verifyPath.to({})}>{m.count_verify_title()}</a>
      </li>
      <li>
        <a href={allObjectionsPath.to({})}>{m.count_objection_all_title()}</a>
      </li>
      <li>
        <a href={allSanctionsPath.to({})}>{m.sanction_public_title()}</a>
      </li>
      <li>
        <a href={roundtablePath.to({})}>{m.roundtable_title()}</a>
      </li>
      <li>
        <a href={situationPath.to({})}>{m.experiences_situation_title()}</a>
      </li>
      <li>
        <a href={gatheringsPath.to({})}>{m.gatherings_list_title()}</a>
      </li>
      <li>
        <a href={consultationsPath.to({})}>{m.consultations_list_title()}</a>
      </li>
      <li>
        <a href={surveysPath.to({})}>{m.surveys_list_title()}</a>
      </li>
      <li>
        <a href={forumPath.to({})}>{m.conversation_forum_title()}</a>
      </li>
      <li>
        <a href={conversationsPath.to({})}>{m.conversation_list_title()}</a>
      </li>
      <li>
        <a href={allMessagesPath.to({})}>{m.site_footer_messages()}</a>
      </li>
      <li>
        <a href={organizationsPath.to({})}>{m.site_footer_organizations()}</a>
      </li>
    </ul>
  );
}

function Footer({ sourceUrl }: { readonly sourceUrl: string | undefined }) {
  return (
    <footer class="site-footer deep">
      <div class="wrap site-footer-row">
        <div class="site-footer-about">
          <Logo />
          <p>{m.site_footer_about()}</p>
        </div>
        <RoomLinks />
        <ul class="site-footer-links">
          <li>
            <a href={institutionsPath.to({})}>{m.site_footer_institutions()}</a>
          </li>
          <li>
            <a href={normsPath.to({})}>{m.norms_list_title()}</a>
          </li>
          <li>
            <a href={permissionsPath.to({})}>{m.site_footer_permissions()}</a>
          </li>
          <li>
            <a href={registerPath.to({})}>{m.site_footer_register()}</a>
          </li>
          <li>
            <a href={actsPath.to({})}>{m.records_acts_title()}</a>
          </li>
        </ul>
        <ul class="site-footer-links">
          <li>
            <a href={openDataPath.to({})}>{m.site_footer_open_data()}</a>
          </li>
          <li>
            <a href={howItCountsPath.to({})}>{m.site_footer_how_it_counts()}</a>
          </li>
          <li>
            <a href={unitValuesPath.to({})}>{m.territories_units_title()}</a>
          </li>
          <li>
            <a href={protectionPath.to({})}>{m.site_footer_protection()}</a>
          </li>
          <li>
            <a href={accessibilityPath.to({})}>{m.site_footer_accessibility()}</a>
          </li>
          {sourceUrl !== undefined && (
            <li>
              <a href={sourceUrl}>{m.site_footer_source()}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
