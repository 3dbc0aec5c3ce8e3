// The results of a survey question by question: every picture is a table, and what is withheld says so.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { BarTable } from '../../../../ui/bar-table/bar-table.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { formatNumber, formatPercent } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { isText } from '../rules/question.ts';
import type { Figure, QuestionResults, Results } from '../rules/results.ts';
import { numberOf, type Speech } from './words.ts';

interface ResultTablesProps {
  readonly results: Results;
  readonly speech: Speech;
}

export function ResultTables({ results, speech }: ResultTablesProps) {
  return (
    <div class="survey-results">
      {results.questions.map((one) => (
        <section class="survey-result stack">
          <h3 lang={speech.lang}>
            {m.surveys_question_heading({
              position: one.question.position,
              text: speech.say(one.question.text),
            })}
          </h3>
          <QuestionTable one={one} results={results} speech={speech} />
        </section>
      ))}
    </div>
  );
}

interface OneProps extends ResultTablesProps {
  readonly one: QuestionResults;
}

function QuestionTable(props: OneProps) {
  const { question, answered } = props.one;
  if (isText(question)) return <p>{textSentence(answered)}</p>;
  const isWithheld = answered === null && !question.isGrouping;
  if (isWithheld) return <p>{m.surveys_answered_few()}</p>;
  return (
    <>
      <p class="secondary">{answeredSentence(answered)}</p>
      {question.kind === 'order' ? <OrderTable {...props} /> : <ChosenTable {...props} />}
      <GroupTable {...props} />
    </>
  );
}

function textSentence(answered: Figure): string {
  if (answered === null) return m.surveys_answered_few();
  if (answered === 0) return m.surveys_texts_none();
  return m.surveys_texts_count({ count: answered, number: numberOf(answered) });
}

function answeredSentence(answered: Figure): string {
  return answered === null
    ? m.surveys_answered_withheld()
    : m.surveys_answered_count({ count: answered, number: numberOf(answered) });
}

function ChosenTable({ one, speech }: OneProps) {
  const { question, chosen, answered } = one;
  const most = Math.max(1, ...chosen.map((figure) => figure ?? 0));
  const labels = labelsOf(one, speech);
  const mean = meanOf(one);
  return (
    <>
      <BarTable
        caption={m.surveys_question_caption({ position: question.position })}
        captionHidden
        heads={[m.surveys_column_option(), m.surveys_column_people()]}
        rows={chosen.map((figure, index) => ({
          label: labels[index] ?? '',
          bars: [{ part: (figure ?? 0) / most, text: shareOf(figure, answered) }],
        }))}
      />
      {mean !== undefined && (
        <p>
          {m.surveys_mean({
            mean: formatNumber(mean, currentLocale(), 1),
            to: question.scaleTo ?? 0,
          })}
        </p>
      )}
    </>
  );
}

function shareOf(figure: Figure, answered: Figure): string {
  if (figure === null) return m.surveys_withheld();
  if (answered === null || answered === 0) return numberOf(figure);
  const percent = formatPercent(figure, answered, currentLocale());
  return m.surveys_people_percent({ number: numberOf(figure), percent });
}

/** Of a scale of which every figure is told; undefined where it would tell more than they do. */
function meanOf({ question, chosen }: QuestionResults): number | undefined {
  const told = chosen.filter((figure) => figure !== null);
  const people = told.reduce((sum, figure) => sum + figure, 0);
  if (question.kind !== 'scale' || told.length < chosen.length || people === 0) return undefined;
  return told.reduce((sum, figure, index) => sum + figure * (index + 1), 0) / people;
}

/** What each option or point is called. */
function labelsOf({ question }: QuestionResults, speech: Speech): readonly string[] {
  const { kind, options, scaleTo = 0, right } = question;
  if (kind !== 'scale') {
    return options.map((option, index) => {
      const said = speech.say(option);
      return right?.option === index + 1 ? m.surveys_right_option({ option: said }) : said;
    });
  }
  const [low = '', high = ''] = options.map(speech.say);
  return Array.from({ length: scaleTo }, (_, index) => {
    if (index === 0) return m.surveys_scale_point_low({ word: low });
    return index + 1 === scaleTo
      ? m.surveys_scale_point_high({ to: scaleTo, word: high })
      : String(index + 1);
  });
}

function OrderTable({ one, speech }: OneProps) {
  const { question, places } = one;
  if (places === undefined) return <p>{m.surveys_order_withheld()}</p>;
  const labels = labelsOf(one, speech);
  return (
    <RuledTable
      caption={m.surveys_question_caption({ position: question.position })}
      captionHidden
      narrow="scroll"
      columns={[
        { label: m.surveys_column_option() },
        ...places.map((_, index) => ({
          label: m.surveys_order_place({ place: index + 1 }),
          align: 'end' as const,
        })),
        { label: m.surveys_column_mean_place(), align: 'end' as const },
      ]}
      rows={places.map((row, index) => [labels[index], ...row.map(figureOf), meanPlace(row)])}
    />
  );
}

function meanPlace(row: readonly Figure[]): string {
  const told = row.filter((figure) => figure !== null);
  const people = told.reduce((sum, figure) => sum + figure, 0);
  if (told.length < row.length || people === 0) return m.surveys_withheld();
  const sum = told.reduce((all, figure, index) => all + figure * (index + 1), 0);
  return formatNumber(sum / people, currentLocale(), 1);
}

function figureOf(figure: Figure): string {
  return figure === null ? m.surveys_withheld() : numberOf(figure);
}

function GroupTable({ one, results, speech }: OneProps) {
  const { question, byGroup } = one;
  const { grouping } = results;
  const isCrossed = question.kind === 'one' || question.kind === 'scale';
  if (grouping === undefined || question.isGrouping || !isCrossed) return null;
  const asked = speech.say(grouping.text);
  if (byGroup === undefined) {
    return <p class="secondary">{m.surveys_by_group_withheld({ question: asked })}</p>;
  }
  const groups = [...grouping.options.map(speech.say), m.surveys_no_group()];
  return (
    <Disclosure summary={m.surveys_by_group({ question: asked })}>
      <p class="print-only">{m.surveys_by_group({ question: asked })}</p>
      <RuledTable
        caption={m.surveys_by_group_caption({ position: question.position, question: asked })}
        captionHidden
        narrow="scroll"
        columns={[
          { label: m.surveys_column_group() },
          ...labelsOf(one, speech).map((label) => ({ label, align: 'end' as const })),
        ]}
        rows={byGroup.map((row, index) => [groups[index], ...row.map(figureOf)])}
      />
    </Disclosure>
  );
}
