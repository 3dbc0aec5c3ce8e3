// Members of a body from a file: read, shown whole, and added when a person has looked at them.
import * as v from 'valibot';
import { m } from '#words';
import { readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { readRows, sheetLimits } from '../../../../platform/spreadsheet/read-rows.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ImportForm, ImportProblems } from '../../../../ui/file-import/import-form.tsx';
import {
  cellProblemSentence,
  sheetProblemSentence,
} from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { templateAnswer } from '../../../../ui/file-import/template-answer.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { addMembers } from '../actions/add-members.ts';
import { bodyInAddress, type MemberWords, seatAll, type Unseated } from '../rules/body.ts';
import { type MemberColumn, membersIn, type RowProblem, rowsLimit } from '../rules/member-rows.ts';
import { listMembers, plainNames, readBody } from '../store/bodies.ts';
import { bodyCrumbs } from './body-forms.tsx';
import { MemberName } from './body-parts.tsx';
import { type BodyPlace, backToBody, editBodies, inBody } from './body-routes.tsx';
import { byStaff } from './front-page-routes.tsx';
import { memberSchema } from './member-routes.tsx';
import { bodyPath, confirmImportPath, importPath, templatePaths } from './paths.ts';
import { refusalSentence } from './refusal-words.ts';
import { staffPage } from './staff-parts.tsx';
import { bodyNames, mandateWords, seatName } from './words.ts';

const columns: readonly SheetColumn<MemberColumn>[] = [
  {
    key: 'name',
    heading: { 'es-CL': 'nombre', en: 'name' },
    synonyms: ['nombre completo', 'nombres y apellidos'],
    meaning: { 'es-CL': 'Nombre y apellidos.', en: 'First names and surnames.' },
    example: 'Rosa Huenchumán Pérez',
    isRequired: true,
  },
  {
    key: 'seat',
    heading: { 'es-CL': 'cargo', en: 'seat' },
    synonyms: ['calidad', 'puesto'],
    meaning: {
      'es-CL': '«preside», «integrante» o «secretaría»; vacío es integrante.',
      en: '“chair”, “member” or “secretary”; empty is a member.',
    },
    example: 'integrante',
    isRequired: false,
  },
  {
    key: 'stands-for',
    heading: { 'es-CL': 'representa a', en: 'stands for' },
    synonyms: ['organización', 'representa'],
    meaning: {
      'es-CL': 'En el COSOC, la organización que representa.',
      en: 'In a COSOC, the organisation stood for.',
    },
    example: '',
    isRequired: false,
  },
  {
    key: 'from',
    heading: { 'es-CL': 'desde', en: 'from' },
    synonyms: ['inicio', 'inicio del período'],
    meaning: {
      'es-CL': 'Día en que empieza su período: 06-12-2024.',
      en: 'Day on which the mandate begins: 2024-12-06.',
    },
    example: '06-12-2024',
    isRequired: true,
  },
  {
    key: 'until',
    heading: { 'es-CL': 'hasta', en: 'until' },
    synonyms: ['término', 'fin', 'término del período'],
    meaning: {
      'es-CL': 'Día en que asume quien sigue; vacío si no se sabe.',
      en: 'Day on which whoever follows takes office; empty if not known.',
    },
    example: '06-12-2028',
    isRequired: false,
  },
  {
    key: 'email',
    heading: { 'es-CL': 'correo', en: 'e-mail' },
    synonyms: ['correo electrónico', 'email', 'mail'],
    meaning: {
      'es-CL': 'Correo del cargo; no se publica.',
      en: 'E-mail of the office; not published.',
    },
    example: '',
    isRequired: false,
  },
];

/** A file of rows with what a form adds around it. */
const FILE_BODY_BYTES = sheetLimits.bytes + 100_000;

export function importRoutes(house: House): Route[] {
  const audience = editBodies;
  const template = (format: 'csv' | 'xlsx') =>
    route({
      audience,
      method: 'get',
      path: templatePaths[format],
      answer: () => templateAnswer(columns, m.institutions_import_template_name(), format),
    });
  return [
    route({
      audience,
      method: 'get',
      path: importPath,
      answer: inBody(house, async (place) => importPage(place, [])),
    }),
    route({
      audience,
      method: 'post',
      path: importPath,
      maxBodyBytes: FILE_BODY_BYTES,
      answer: inBody(house, (place, ask) => answerFile(house, place, ask)),
    }),
    route({
      audience,
      method: 'post',
      path: confirmImportPath,
      answer: inBody(house, (place, ask) => answerConfirmed(house, place, ask)),
    }),
    template('csv'),
    template('xlsx'),
  ];
}

function importPage(place: BodyPlace, problems: readonly string[]): Page {
  const { institution, kind } = place;
  const address = { institution: institution.slug, body: bodyInAddress(kind) };
  return staffPage({
    institution,
    title: m.institutions_members_from_file(),
    lead: m.institutions_import_lead({ body: bodyNames[kind]() }),
    above: bodyCrumbs(institution, kind),
    ...(problems.length > 0 ? { status: 422 } : {}),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {problems.length > 0 && <ImportProblems sentences={problems} />}
          <ImportForm
            action={importPath.to(address)}
            columns={columns}
            templates={{
              csv: templatePaths.csv.to(address),
              xlsx: templatePaths.xlsx.to(address),
            }}
            isRefused={problems.length > 0}
          />
        </div>
      </section>
    ),
  });
}

async function answerFile({ db }: House, place: BodyPlace, ask: Ask): Promise<Answer> {
  const { file } = await readFormWithFiles(ask.request);
  const given = file('file');
  if (given === undefined) return importPage(place, [m.institutions_import_missing()]);
  const read = await readRows(new Uint8Array(await given.arrayBuffer()), columns);
  if (!read.ok) return importPage(place, read.error.map(sheetProblemSentence));
  const { rows, unusedHeadings } = read.value;
  if (rows.length > rowsLimit) {
    return importPage(place, [m.institutions_import_too_many({ limit: rowsLimit })]);
  }
  const { members, problems } = membersIn(rows);
  if (problems.length > 0) return importPage(place, problems.map(rowSentence));
  const unseated = await unseatedOf(db, place, members);
  if (unseated.length > 0) {
    return importPage(
      place,
      unseated.map((one) => unseatedSentence(one, members)),
    );
  }
  return previewPage(place, members, unusedHeadings);
}

/** Who would not fit as things stand; whoever adds them looks again. */
async function unseatedOf(
  db: House['db'],
  { institution, kind }: BodyPlace,
  members: readonly MemberWords[],
): Promise<readonly Unseated[]> {
  const names = await plainNames(
    db,
    members.map(({ name }) => name),
  );
  const [body, there] = await Promise.all([
    readBody(db, institution.id, kind),
    listMembers(db, institution.id, kind),
  ]);
  const asking = members.map((words, place) => ({
    ...words,
    plainName: names[place] ?? '',
    leftOn: null,
  }));
  return seatAll(asking, there, body.seats);
}

const rowWords: Readonly<Record<RowProblem['code'], () => string>> = {
  'name-unreadable': m.institutions_member_name_missing,
  'seat-unknown': m.institutions_import_seat_unknown,
  'day-unreadable': m.institutions_import_day_unreadable,
  'until-not-later': m.institutions_member_until_not_later,
  'email-unreadable': m.institutions_contact_email_wrong,
};

function rowSentence({ line, column, code }: RowProblem): string {
  const declared = columns.find(({ key }) => key === column) ?? columns[0];
  return declared === undefined ? '' : cellProblemSentence(line, declared, rowWords[code]());
}

/** What was read, before anything is public; it travels with the form, and is read again when it comes back. */
function previewPage(
  place: BodyPlace,
  members: readonly MemberWords[],
  unusedHeadings: readonly string[],
): Page {
  const { institution, kind } = place;
  const address = { institution: institution.slug, body: bodyInAddress(kind) };
  return staffPage({
    institution,
    title: m.institutions_import_preview_title(),
    lead: m.institutions_import_preview_lead({ body: bodyNames[kind]() }),
    above: bodyCrumbs(institution, kind),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {unusedHeadings.length > 0 && (
            <Notice tone="warning">
              <p>{m.institutions_import_unused({ headings: unusedHeadings.join(', ') })}</p>
            </Notice>
          )}
          <RuledTable
            caption={m.institutions_import_preview_title()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.institutions_column_name() },
              { label: m.institutions_column_seat() },
              { label: m.institutions_column_mandate() },
            ]}
            rows={members.map((member) => [
              <MemberName {...member} />,
              seatName(kind, member.seat),
              mandateWords(member),
            ])}
          />
          <form class="cluster" action={confirmImportPath.to(address)} method="post">
            <input type="hidden" name="members" value={JSON.stringify(members.map(toTyped))} />
            <Button>{m.institutions_import_confirm({ count: members.length })}</Button>
            <a href={bodyPath.to(address)}>{m.institutions_import_leave()}</a>
          </form>
        </div>
      </section>
    ),
  });
}

/** As the form of one member would send it. */
function toTyped(words: MemberWords) {
  return {
    name: words.name,
    seat: words.seat,
    standsFor: words.standsFor ?? '',
    from: words.mandateFrom,
    until: words.mandateUntil ?? '',
    email: words.email ?? '',
  };
}

function membersSchema() {
  return v.pipe(
    v.string(),
    v.parseJson(),
    v.array(memberSchema()),
    v.minLength(1),
    v.maxLength(rowsLimit),
  );
}

async function answerConfirmed(house: House, place: BodyPlace, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const read = v.safeParse(membersSchema(), typed.members);
  if (!read.success) return importPage(place, [m.institutions_import_lost()]);
  const added = await addMembers(house.db, byStaff(ask), place.kind, read.output);
  if (added.ok) return backToBody(place, 'archivo');
  return importPage(
    place,
    added.error.map((one) => unseatedSentence(one, read.output)),
  );
}

function unseatedSentence({ place, refusal }: Unseated, members: readonly MemberWords[]): string {
  return m.institutions_import_unseated({
    name: members[place]?.name ?? '',
    problem: refusalSentence(refusal),
  });
}
