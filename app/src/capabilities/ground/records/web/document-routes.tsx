// The addresses of documents: their list, each of them, whether a file is one, and annulling one.
import { createHash } from 'node:crypto';
import { groupCode } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { parseForm, readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
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
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { annulDocument } from '../actions/annul-document.ts';
import { parseCode } from '../rules/document.ts';
import {
  countDocuments,
  type DocumentRow,
  findDocument,
  listDocuments,
} from '../store/documents.ts';
import { annulPage } from './annul-page.tsx';
import type { Comparison } from './comparison-notice.tsx';
import { institutionIn } from './document-list.ts';
import { documentPage } from './document-page.tsx';
import { type DocumentsPageProps, documentsPage } from './documents-page.tsx';
import { line } from './form.ts';
import { annulPath, checkDocumentPath, documentPath, documentsPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

const ANNUL = 'records/annul-document';
/** Documents are small; what is larger is none of them. */
const CHECKED_BYTES = 5_000_000;
const REASON_LENGTH = 500;

export function documentRoutes(house: House): readonly Route[] {
  const open = (
    method: 'get' | 'post',
    path: Route['path'],
    answer: (ask: Ask) => Promise<Answer>,
  ) => route({ audience: 'public', method, path, answer });
  const staff = { audience: { act: ANNUL }, path: annulPath };
  return [
    open('get', documentsPath, (ask) => answerList(house, ask)),
    open('get', documentPath, (ask) => answerOne(house, ask)),
    {
      ...open('post', checkDocumentPath, (ask) => answerCheck(house, ask)),
      maxBodyBytes: CHECKED_BYTES,
    },
    route({ ...staff, method: 'get', answer: (ask) => answerAnnulForm(house, ask) }),
    route({ ...staff, method: 'post', answer: (ask) => answerAnnul(house, ask) }),
  ];
}

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  const typed = ask.query.get('codigo');
  if (typed === null || typed.trim() === '') return listPage(db, ask.query);
  const code = parseCode(typed);
  const document = code === undefined ? undefined : await findDocument(db, code);
  if (document !== undefined) {
    return seeOther(documentPath.to({ code: groupCode(document.code) }));
  }
  const problem = code === undefined ? m.records_code_malformed() : m.records_code_unknown();
  return listPage(db, ask.query, { typed, problem });
}

async function listPage(
  db: House['db'],
  query: URLSearchParams,
  wrongCode?: DocumentsPageProps['wrongCode'],
): Promise<Answer> {
  const slug = institutionIn(query);
  const institution = slug === undefined ? undefined : await findInstitution(db, slug);
  const count = await countDocuments(db, institution?.slug);
  const paged = pagedOf(count, askedPage(query));
  const rows = await listDocuments(db, { institution: institution?.slug, ...paged });
  return documentsPage({
    institution,
    rows,
    count,
    paged,
    ...(wrongCode === undefined ? {} : { wrongCode }),
  });
}

/** The document of an address, however its code was typed. */
async function documentOf({ db }: House, ask: Ask): Promise<DocumentRow | undefined> {
  const code = parseCode(ask.params.code ?? '');
  return code === undefined ? undefined : findDocument(db, code);
}

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const document = await documentOf(house, ask);
  if (document === undefined) {
    const typed = ask.params.code ?? '';
    return listPage(house.db, new URLSearchParams(), { typed, problem: m.records_code_unknown() });
  }
  const address = documentPath.to({ code: groupCode(document.code) });
  // One address for each document, the one that is printed.
  if (ask.params.code !== groupCode(document.code)) return seeOther(address);
  return pageOf(house, ask, document);
}

async function pageOf(
  { db }: House,
  ask: Ask,
  document: DocumentRow,
  comparison?: Comparison,
): Promise<Answer> {
  const scope = { kind: 'institution', id: document.institutionId } as const;
  return documentPage({
    document,
    pdfSha256: await pdfHash(db, document),
    mayAnnul: ask.actor !== undefined && mayDo(permissions[ANNUL], ask.actor.grants, scope),
    done: ask.query.get('hecho') === 'anulado' ? m.records_done_annulled() : undefined,
    ...(comparison === undefined ? {} : { comparison }),
  });
}

async function pdfHash(db: House['db'], { fileId }: DocumentRow): Promise<string | undefined> {
  if (fileId === null) return undefined;
  const [file] = await readFiles(db, [fileId]);
  return file?.renditions[0]?.sha256;
}

async function answerCheck(house: House, ask: Ask): Promise<Answer> {
  const document = await documentOf(house, ask);
  if (document === undefined) return answerOne(house, ask);
  const file = (await readFormWithFiles(ask.request)).file('file');
  if (file === undefined) return pageOf(house, ask, document, 'missing');
  const sha256 = createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex');
  const isSame = sha256 === (await pdfHash(house.db, document));
  return pageOf(house, ask, document, isSame ? 'same' : 'other');
}

/** A document of the institution of the address; another's is not there. */
async function ownDocument(house: House, ask: Ask): Promise<DocumentRow | undefined> {
  const document = await documentOf(house, ask);
  return document?.institutionId === scopeOf(ask).id ? document : undefined;
}

async function answerAnnulForm(house: House, ask: Ask): Promise<Answer> {
  const document = await ownDocument(house, ask);
  if (document === undefined) return notHerePage();
  return annulPage({ document, typed: {}, problems: [] });
}

async function answerAnnul(house: House, ask: Ask): Promise<Answer> {
  const document = await ownDocument(house, ask);
  if (document === undefined) return notHerePage();
  const typed = await readForm(ask.request);
  const parsed = parseForm(v.object({ motivo: line(REASON_LENGTH) }), typed);
  if (!parsed.isSound) {
    return annulPage({ document, typed, problems: parsed.problems, status: 422 });
  }
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const { code } = document;
  const annulled = await annulDocument(house.db, by, { code, reason: parsed.values.motivo });
  if (annulled.ok) {
    return seeOther(documentPath.to({ code: groupCode(code) }, { query: { hecho: 'anulado' } }));
  }
  const problems = [{ field: '', message: refusalSentence(annulled.error) }];
  return annulPage({ document, typed, problems, status: refusalStatus[annulled.error.code] });
}
