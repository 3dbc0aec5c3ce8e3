// The invented vote as a page and as the file that one may imitate.
import { m } from '#words';
import type { Answer, Ask } from '../../../../platform/http/route.ts';
import { countExample, exampleText } from '../actions/count-example.ts';
import { choiceFrom } from '../rules/choice.ts';
import { textFile } from './answer-result-file.ts';
import { examplePage, exampleRefusedPage } from './example-page.tsx';

export async function answerExample(ask: Ask, publicUrl: string): Promise<Answer> {
  const choice = choiceFrom(ask.query);
  const answer = await countExample(choice);
  switch (answer.kind) {
    case 'counted':
      return examplePage(choice, answer.reports[ask.locale], publicUrl);
    case 'refused':
      return exampleRefusedPage(choice, answer.problems[ask.locale] ?? { listed: [] }, 422);
    case 'busy':
      return exampleRefusedPage(choice, { listed: [m.count_queue_full()] }, 503);
    default:
      return exampleRefusedPage(choice, { listed: [m.count_example_slow()] }, 422);
  }
}

export function answerExampleFile(): Response {
  return textFile(exampleText, 'pb', 'ejemplo-pudeto.pb');
}
