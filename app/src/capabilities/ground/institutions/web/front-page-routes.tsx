// The front page of an institution as its keepers edit it.
import * as v from 'valibot';
import { m } from '#words';
import {
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
  websiteUpTo,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { bringCrestBack } from '../actions/bring-crest-back.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { chooseColour } from '../actions/choose-colour.ts';
import { hideCrest } from '../actions/hide-crest.ts';
import { saveContact } from '../actions/save-contact.ts';
import { showCrest } from '../actions/show-crest.ts';
import { crestBytes, crestTextLength } from '../rules/crest.ts';
import { isEmail } from '../rules/member-rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type InstitutionRow, readInstitution } from '../store/institutions.ts';
import { line, orNull } from './form.ts';
import type { Difference } from './form-parts.tsx';
import {
  contactFields,
  contactLabels,
  type FrontPageRefused,
  frontPageForm,
} from './front-page-form.tsx';
import {
  bringCrestBackPath,
  colourPath,
  crestPath,
  frontPagePath,
  hideCrestPath,
} from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

const audience = { act: 'institutions/edit-front-page' };

/** The picture and the words around it. */
const CREST_BODY_BYTES = crestBytes + 100_000;

export function frontPageRoutes(house: House): Route[] {
  const post = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience, method: 'post', path, answer: (ask) => answer(house, ask) });
  return [
    route({ audience, method: 'get', path: frontPagePath, answer: (ask) => show(house, ask) }),
    post(frontPagePath, answerContact),
    post(colourPath, answerColour),
    { ...post(crestPath, answerCrest), maxBodyBytes: CREST_BODY_BYTES },
    post(hideCrestPath, answerHide),
    post(bringCrestBackPath, answerBringBack),
  ];
}

export function byStaff(ask: Ask): ByStaff {
  return { actor: actorOf(ask), scope: scopeOf(ask) };
}

const done: Readonly<Record<string, () => string>> = {
  contacto: m.institutions_done_contact,
  color: m.institutions_done_colour,
  escudo: m.institutions_done_crest,
  'sin-escudo': m.institutions_done_no_crest,
};

async function show({ db }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  return frontPageForm({ institution, done: done[ask.query.get('hecho') ?? '']?.() });
}

function back(ask: Ask, hecho: string): Response {
  const institution = ask.params.institution ?? '';
  return seeOther(frontPagePath.to({ institution }, { query: { hecho } }));
}

type Sent = Omit<FrontPageRefused, 'differences'>;

async function refused({ db }: House, ask: Ask, sent: Sent): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const isConflict = sent.status === 409 && sent.form !== 'crest';
  const differences = isConflict ? { differences: differencesOf(institution, sent) } : {};
  return frontPageForm({ institution, refused: { ...sent, ...differences } });
}

function differencesOf(institution: InstitutionRow, { form, typed }: Sent): readonly Difference[] {
  if (form === 'colour') {
    const wanted = typed.none ? '' : colourTyped(typed);
    return [
      { label: m.institutions_colour_title(), typed: wanted, saved: institution.colour ?? '' },
    ];
  }
  return contactFields.map((field) => ({
    label: contactLabels[field](),
    typed: (typed[field] ?? '').trim(),
    saved: institution[field] ?? '',
  }));
}

function contactSchema() {
  return v.object({
    address: line(160),
    phone: v.pipe(
      line(40),
      v.check(isPhone, () => m.institutions_contact_phone_wrong()),
    ),
    email: v.pipe(
      line(254),
      v.check(
        (text) => text === '' || isEmail(text),
        () => m.institutions_contact_email_wrong(),
      ),
    ),
    website: websiteUpTo(
      200,
      () => m.institutions_form_too_long({ limit: 200 }),
      () => m.institutions_contact_website_wrong(),
    ),
  });
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return text === '' || (/^[+\d\s()./-]+$/.test(text) && digits >= 8 && digits <= 15);
}

async function answerContact(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(contactSchema(), typed);
  if (!parsed.isSound) {
    const { problems } = parsed;
    return refused(house, ask, { form: 'contact', status: 422, typed, problems });
  }
  const { address, phone, email, website } = parsed.values;
  const saved = await saveContact(house.db, byStaff(ask), {
    contact: {
      address: orNull(address),
      phone: orNull(phone),
      email: orNull(email),
      website: orNull(website),
    },
    seen: typed.version ?? '',
  });
  if (saved.ok) return back(ask, 'contacto');
  return refused(house, ask, refusedFor('contact', saved.error, typed));
}

/** Which field of which form a refusal belongs to; a conflict belongs to none. */
function refusedFor(form: FrontPageRefused['form'], refusal: Refusal, typed: Typed): Sent {
  const status = refusalStatus[refusal.code];
  const isConflict = refusal.code === 'institutions/changed-meanwhile';
  const field = form === 'colour' ? 'colour' : 'file';
  const problems = isConflict ? [] : [{ field, message: refusalSentence(refusal) }];
  const darker = refusal.code === 'institutions/colour-too-light' ? { darker: refusal.darker } : {};
  return { form, status, typed, problems, ...darker };
}

async function answerColour(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const saved = await chooseColour(house.db, byStaff(ask), {
    colour: typed.none ? undefined : colourTyped(typed),
    seen: typed.seen || undefined,
  });
  if (saved.ok) return back(ask, 'color');
  return refused(house, ask, refusedFor('colour', saved.error, typed));
}

/** The proposal that was accepted, else the code, else what the palette shows. */
function colourTyped({ accept = '', colour = '', picked = '' }: Typed): string {
  return accept || colour.trim() || picked;
}

async function answerCrest(house: House, ask: Ask): Promise<Answer> {
  const { typed, file } = await readFormWithFiles(ask.request);
  const parsed = parseForm(crestSchema(), typed);
  const given = file('file');
  if (given === undefined || !parsed.isSound) {
    const missing = { field: 'file', message: m.institutions_crest_file_missing() };
    const problems = [
      ...(given === undefined ? [missing] : []),
      ...(parsed.isSound ? [] : parsed.problems),
    ];
    return refused(house, ask, { form: 'crest', status: 422, typed, problems });
  }
  const bytes = new Uint8Array(await given.arrayBuffer());
  const shown = await showCrest(house.db, byStaff(ask), { bytes, text: parsed.values.text });
  if (shown.ok) return back(ask, 'escudo');
  return refused(house, ask, refusedFor('crest', shown.error, typed));
}

function crestSchema() {
  return v.object({
    text: v.pipe(
      line(crestTextLength),
      v.minLength(1, () => m.institutions_crest_text_missing()),
    ),
  });
}

async function answerHide({ db }: House, ask: Ask): Promise<Answer> {
  await hideCrest(db, byStaff(ask));
  return back(ask, 'sin-escudo');
}

async function answerBringBack(house: House, ask: Ask): Promise<Answer> {
  const shown = await bringCrestBack(house.db, byStaff(ask));
  if (shown.ok) return back(ask, 'escudo');
  return refused(house, ask, refusedFor('crest', shown.error, {}));
}
