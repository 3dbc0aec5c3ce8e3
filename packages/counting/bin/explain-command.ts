// `minga-count explain FILE PROJECT`: why, with whose money, what would have changed it and what replaces it.
import { type ExplanationStep, explainProject, explanationToJson } from '../src/explain.ts';
import {
  countInSteps,
  documentToText,
  type Election,
  hashOutcome,
  type Locale,
} from '../src/index.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';
import { readParts } from './contests-of-line.ts';
import { reportExplanation } from './explain-report.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readVote } from './read-vote.ts';
import { titled } from './report.ts';
import { finish, tellSteps } from './steps.ts';
import { commandWords } from './words.ts';

export async function answerExplain(command: Command, tell: Tell): Promise<Answer> {
  const { project: id, settings, options, locale } = command;
  const vote = await readVote(command, tell);
  if (!vote.ok) return { refusal: vote.error };
  const parts = await readParts(vote.value.election, settings, command);
  if (!parts.ok) return { refusal: parts.error };
  const part = parts.value.find(({ election }) => election.projects.some((one) => one.id === id));
  if (part === undefined) return { refusal: unknownProject(id, vote.value.election, locale) };
  const { election } = part;
  const outcome = finish(countInSteps(election, part.settings), tellSteps(election, locale, tell));
  const project = election.projects.findIndex((one) => one.id === id);
  const explanation = finish(
    explainProject(election, outcome, project),
    tellExplaining(election, locale, tell),
  );
  if (options.json) {
    const hashes = await hashOutcome(election, outcome, vote.value.input);
    const json = explanationToJson(election, outcome, explanation, hashes);
    return { out: documentToText({ json, contest: part.name }, vote.value.warnings) };
  }
  const report = reportExplanation(election, outcome, explanation, locale);
  return { out: printable(titled(part.name, report)) };
}

function unknownProject(id: string, { projects }: Election, locale: Locale): string {
  const shown = projects.slice(0, 20).map((project) => project.id);
  return commandWords[locale].unknownProject(id, shown, projects.length - shown.length);
}

function tellExplaining(
  election: Election,
  locale: Locale,
  tell: Tell,
): (step: ExplanationStep) => void {
  const told = commandWords[locale];
  const tellCounting = tellSteps(election, locale, tell);
  return (step) => {
    if (step.kind === 'counting') tellCounting(step.progress);
    else if (step.kind === 'ranking') tell(() => told.ranking);
    else tell(() => told.recounting(step.recounts));
  };
}
