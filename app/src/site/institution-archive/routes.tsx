// The page where a team asks for the archive of its institution, sees it being made, and takes it.
import { m } from '#words';
import {
  deskPath,
  institutionPath,
  readInstitution,
} from '../../capabilities/ground/institutions/index.ts';
import { audit } from '../../platform/audit.ts';
import { inTransaction } from '../../platform/database/database.ts';
import { definePath } from '../../platform/http/path.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../platform/http/route.ts';
import { enqueue } from '../../platform/jobs.ts';
import type { House } from '../../platform/room.ts';
import { currentLocale } from '../../platform/words.ts';
import { Button, ButtonLink } from '../../ui/button/button.tsx';
import { formatBytes, formatInstant } from '../../ui/format.ts';
import { Hero } from '../../ui/hero/hero.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../ui/progress/progress-of-work.tsx';
import { type Archive, insertArchive, keyOf, lastArchive, removeArchive } from './archives.ts';
import { MAKE_ARCHIVE } from './jobs.ts';

export const archivePath = definePath(
  '/gestion/:institution/archivo',
  '/en/manage/:institution/archive',
);
const archiveFilePath = definePath(
  '/gestion/:institution/archivo/archivo.zip',
  '/en/manage/:institution/archive/archive.zip',
);

const takeArchive = { act: 'institutions/take-archive' };
const SECONDS_BETWEEN_LOOKS = 3;

export function archiveRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: takeArchive,
      method: 'get',
      path: archivePath,
      answer: (ask) => showArchive(house, ask),
    }),
    route({
      audience: takeArchive,
      method: 'post',
      path: archivePath,
      answer: (ask) => answerAsked(house, ask),
    }),
    route({
      audience: takeArchive,
      method: 'get',
      path: archiveFilePath,
      answer: (ask) => answerFile(house, ask),
    }),
  ];
}

/** Once however often it is sent: while one is being made there is no other. */
async function answerAsked({ db, clock }: House, ask: Ask): Promise<Answer> {
  const scope = scopeOf(ask);
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    const id = await insertArchive(tx, scope.id, now);
    if (id === undefined) return;
    await enqueue(tx, MAKE_ARCHIVE, { id });
    await audit(tx, { actor: actorOf(ask), ...takeArchive, scope, subject: `archive:${id}` });
  });
  return seeOther(archivePath.to({ institution: ask.params.institution ?? '' }));
}

async function answerFile({ db, files, clock }: House, ask: Ask): Promise<Answer> {
  const { id: institutionId } = scopeOf(ask);
  const archive = await lastArchive(db, institutionId, clock.now());
  const body = archive?.state === 'ready' ? await files.read(keyOf(archive.id)) : undefined;
  if (archive === undefined || body === undefined) {
    if (archive?.state === 'ready') await removeArchive(db, archive.id);
    return seeOther(archivePath.to({ institution: ask.params.institution ?? '' }));
  }
  const day = archive.askedAt.toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(archive.bytesCount),
      'content-disposition': `attachment; filename="minga-${ask.params.institution}-${day}.zip"`,
      'cache-control': 'private, no-store, no-transform',
    },
  });
}

async function showArchive({ db, clock }: House, ask: Ask): Promise<Page> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const archive = await lastArchive(db, institution.id, clock.now());
  const { slug, name, timeZone } = institution;
  const isBeingMade = archive?.state === 'waiting' || archive?.state === 'making';
  return {
    title: m.site_archive_title({ institution: name }),
    description: m.site_archive_description(),
    current: 'comunas',
    robots: 'noindex',
    ...(isBeingMade ? { refreshAfterSeconds: SECONDS_BETWEEN_LOOKS } : {}),
    hero: (
      <Hero
        title={m.site_archive_heading()}
        crumbs={[
          { label: name, href: institutionPath.to({ institution: slug }) },
          { label: m.site_archive_desk(), href: deskPath.to({ institution: slug }) },
          { label: m.site_archive_heading() },
        ]}
        lead={m.site_archive_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            {archive && <State archive={archive} slug={slug} timeZone={timeZone} />}
            {!isBeingMade && <AskForIt slug={slug} isFirst={archive?.state !== 'ready'} />}
          </div>
          <Contents />
        </div>
      </section>
    ),
  };
}

interface StateProps {
  readonly archive: Archive;
  readonly slug: string;
  readonly timeZone: string;
}

function State({ archive, slug, timeZone }: StateProps) {
  const { state, share, step, sha256, bytesCount, askedAt } = archive;
  if (state === 'failed') return <Notice tone="warning">{m.site_archive_failed()}</Notice>;
  if (state !== 'ready') {
    return (
      <ProgressOfWork
        id="avance"
        label={m.site_archive_making()}
        share={share}
        sentence={step === null ? m.site_archive_waiting() : m.site_archive_step({ step })}
      >
        {m.site_archive_may_leave()}
      </ProgressOfWork>
    );
  }
  const until = new Date(askedAt.getTime() + 86_400_000);
  const locale = currentLocale();
  return (
    <div class="stack">
      <h2>{m.site_archive_ready()}</h2>
      <p>
        <ButtonLink href={archiveFilePath.to({ institution: slug })}>
          {m.site_archive_download({ size: formatBytes(bytesCount ?? 0, locale) })}
        </ButtonLink>
      </p>
      <p class="secondary">
        {m.site_archive_until({ when: formatInstant(until, locale, { timeZone }) })}
      </p>
      <p class="secondary">
        {m.site_archive_hash()} <span class="code">{sha256}</span>
      </p>
    </div>
  );
}

function AskForIt({ slug, isFirst }: { readonly slug: string; readonly isFirst: boolean }) {
  return (
    <form class="stack" method="post" action={archivePath.to({ institution: slug })}>
      <p>{m.site_archive_ask_text()}</p>
      <p>
        <Button kind={isFirst ? 'main' : 'secondary'}>
          {isFirst ? m.site_archive_ask() : m.site_archive_ask_again()}
        </Button>
      </p>
    </form>
  );
}

function Contents() {
  const inside = [
    m.site_archive_has_lists(),
    m.site_archive_has_documents(),
    m.site_archive_has_bodies(),
    m.site_archive_has_sectors(),
    m.site_archive_has_results(),
    m.site_archive_has_readme(),
  ];
  return (
    <div class="stack-wide">
      <section class="stack">
        <h2 class="panel-heading">{m.site_archive_has()}</h2>
        <ul>
          {inside.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </section>
      <Notice>{m.site_archive_has_not()}</Notice>
    </div>
  );
}
