// The photos of a proposal: its author adds and removes them, and the team removes one with its public reason.
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  problemOf,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { addPhoto, removeOwnPhoto, removePhotoByStaff } from '../actions/keep-photos.ts';
import { mayAddPhoto, PHOTOS_MOST } from '../rules/photo.ts';
import { keptSentence, keptStatus } from './endorse-words.ts';
import { addressOf, proposalPath } from './paths.ts';
import { Photo } from './proposal-photos.tsx';
import { type AtProposal, ofProposal, proposalCrumbs, refusedPage } from './public-parts.tsx';
import { photoDesk, photosPath, removePhotoPath } from './public-paths.ts';

const takePart = { act: 'proposals/take-part' } as const;
const keepPhotos = { act: 'proposals/keep-photos' } as const;
/** Larger than what is taken, so that whoever sends a picture that is too large is told so, and keeps what she wrote. */
const PHOTO_BODY_BYTES = 80_000_000;
const REASON_LENGTH = 300;

export function photoRoutes(house: House): readonly Route[] {
  const on = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: (given: AtProposal) => Promise<Answer>,
    maxBodyBytes?: number,
  ) => {
    const size = maxBodyBytes === undefined ? {} : { maxBodyBytes };
    return ofProposal(house, { audience, method, path, ...size }, answer);
  };
  return [
    on(takePart, 'get', photosPath, (given) => photosPage(given)),
    on(takePart, 'post', photosPath, answerAdd, PHOTO_BODY_BYTES),
    on(takePart, 'post', removePhotoPath, answerRemoveOwn),
    on(keepPhotos, 'post', photoDesk.remove, answerRemove),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

const FRESH: Shown = { typed: {}, problems: [], status: 200 };

/** For those who stand behind it, and for the team of its institution. */
async function photosPage(given: AtProposal, shown: Shown = FRESH): Promise<Answer> {
  const { house, ask, edition, proposal, isAuthor } = given;
  const scope = { kind: 'institution', id: proposal.institutionId } as const;
  const isTeam = mayDo(permissions['proposals/keep-photos'], actorOf(ask).grants, scope);
  if (!isAuthor && !isTeam) return refusedPage({ code: 'proposals/photo-not-yours' }, proposal);
  const files = await readFiles(
    house.db,
    proposal.photos.map(({ fileId }) => fileId),
  );
  const photos = proposal.photos.flatMap(({ fileId, place }) =>
    files.filter(({ id }) => id === fileId).map((file) => ({ file, place })),
  );
  const { title } = proposal.contents;
  const why = whyNoMore(given);
  const mayAdd = isAuthor && why === undefined;
  return {
    ...(shown.status === undefined ? {} : { status: shown.status }),
    title: `${m.proposals_photo_title()}: ${title}`,
    description: m.proposals_photo_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.proposals_photo_title()}
        crumbs={[
          ...proposalCrumbs(edition),
          { label: title, href: proposalPath.to(addressOf(proposal)) },
        ]}
        lead={mayAdd ? m.proposals_photo_lead() : undefined}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={shown.problems} />
          {mayAdd && <AddForm given={given} shown={shown} />}
          {why !== undefined && <p>{why}</p>}
          {photos.length > 0 && (
            <section class="stack" aria-labelledby="se-ven">
              <h2 id="se-ven">{m.proposals_photo_shown()}</h2>
              <ul class="proposal-photos">
                {photos.map(({ file, place }) => (
                  <li class="stack">
                    <Photo file={file} />
                    <RemoveForm given={given} place={place} shown={shown} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </section>
    ),
  };
}

/** Why its author adds none now; of the team, only that there is none to look at. */
function whyNoMore({ proposal, isAuthor }: AtProposal): string | undefined {
  const count = proposal.photos.length;
  if (!isAuthor) return count === 0 ? m.proposals_photo_none() : undefined;
  const may = mayAddPhoto(proposal.state, { isAuthor });
  if (!may.ok) return keptSentence(may.error);
  return count < PHOTOS_MOST
    ? undefined
    : keptSentence({ code: 'proposals/photos-full', most: PHOTOS_MOST });
}

function AddForm({ given, shown }: { readonly given: AtProposal; readonly shown: Shown }) {
  const { typed, problems } = shown;
  return (
    <form
      class="stack-wide proposal-form"
      action={photosPath.to(addressOf(given.proposal))}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      <FileDrop
        id="foto"
        name="foto"
        label={m.proposals_photo_file()}
        hint={m.proposals_photo_file_hint({
          limit: formatBytes(fileLimits.imageBytes, currentLocale()),
        })}
        error={problemOf(problems, 'foto')}
        accept=".jpg,.jpeg,.png,.webp"
      />
      <Field
        id="descripcion"
        name="descripcion"
        label={m.proposals_photo_alt()}
        hint={m.proposals_photo_alt_hint()}
        error={problemOf(problems, 'descripcion')}
        value={typed.descripcion}
      />
      <p>
        <Button>{m.proposals_photo_add()}</Button>
      </p>
    </form>
  );
}

interface RemoveFormProps {
  readonly given: AtProposal;
  readonly place: number;
  readonly shown: Shown;
}

function RemoveForm({ given: { proposal, isAuthor }, place, shown }: RemoveFormProps) {
  const to = { ...addressOf(proposal), place: String(place) };
  if (isAuthor) {
    return (
      <form action={removePhotoPath.to(to)} method="post">
        <Button kind="secondary" small>
          {m.proposals_photo_remove()}
        </Button>
      </form>
    );
  }
  const id = `razon-${place}`;
  const error = problemOf(shown.problems, id);
  return (
    <Disclosure summary={m.proposals_photo_remove()} open={error !== undefined}>
      <form class="stack" action={photoDesk.remove.to(to)} method="post" noValidate>
        <Field
          id={id}
          name="razon"
          label={m.proposals_photo_remove_reason()}
          hint={m.proposals_photo_remove_reason_hint()}
          error={error}
          value={error === undefined ? '' : shown.typed.razon}
        />
        <Button kind="secondary" small>
          {m.proposals_photo_remove()}
        </Button>
      </form>
    </Disclosure>
  );
}

async function answerAdd(given: AtProposal): Promise<Answer> {
  const { house, ask, proposal } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  const photo = file('foto');
  const alt = (typed.descripcion ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim();
  const limit = fileLimits.altLength;
  const problems: FieldProblem[] = [];
  if (photo === undefined) {
    problems.push({ field: 'foto', message: m.proposals_photo_file_missing() });
  }
  if (alt === '') problems.push({ field: 'descripcion', message: m.proposals_photo_alt_missing() });
  if (alt.length > limit) {
    problems.push({ field: 'descripcion', message: m.proposals_photo_alt_long({ limit }) });
  }
  if (photo === undefined || problems.length > 0) {
    return photosPage(given, { typed, problems, status: 422 });
  }
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await addPhoto(house, proposal.id, { bytes, name: photo.name, alt }, by);
  if (done.ok) return backTo(given, 'foto-agregada');
  const message = keptSentence(done.error);
  const shown = { typed, problems: [{ field: 'foto', message }], status: keptStatus(done.error) };
  return photosPage(given, shown);
}

function placeIn({ ask }: AtProposal): number {
  const digits = ask.params.place ?? '';
  return /^[1-6]$/.test(digits) ? Number(digits) : 0;
}

async function answerRemoveOwn(given: AtProposal): Promise<Answer> {
  const { house, ask, proposal } = given;
  const reason = m.proposals_photo_removed_by_author({}, { locale: 'es-CL' });
  const removed = { proposalId: proposal.id, place: placeIn(given), reason };
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await removeOwnPhoto(house.db, removed, by);
  return done.ok ? backTo(given, 'foto-quitada') : refusedPage(done.error, proposal);
}

async function answerRemove(given: AtProposal): Promise<Answer> {
  const { house, ask, proposal } = given;
  const typed = await readForm(ask.request);
  const place = placeIn(given);
  if (!proposal.photos.some((photo) => photo.place === place)) {
    return refusedPage({ code: 'proposals/photo-unknown' }, proposal);
  }
  const reason = (typed.razon ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, REASON_LENGTH);
  if (reason === '') {
    const message = m.proposals_photo_remove_reason_missing();
    const problems = [{ field: `razon-${place}`, message }];
    return photosPage(given, { typed, problems, status: 422 });
  }
  const removed = { proposalId: proposal.id, place, reason };
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const done = await removePhotoByStaff(house.db, removed, by);
  return done.ok ? backTo(given, 'foto-quitada') : refusedPage(done.error, proposal);
}

function backTo({ proposal }: AtProposal, hecho: string): Response {
  return seeOther(proposalPath.to(addressOf(proposal), { query: { hecho } }));
}
