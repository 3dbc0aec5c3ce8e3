// The review of many proposals in two spreadsheets: whether each is admitted, and its checks.
import { expect, type Page } from '@playwright/test';
import { post } from './sent-forms.ts';

const CHECKS = ['Técnica', 'Jurídica', 'Presupuesto', 'Terreno', 'Mantención'];

/** Finding, reason, ground, norm, article, and the version of the check. */
export const YES: readonly string[] = ['Sí', '', '', '', '', '1'];

/** As a reviewer of another unit finds them. */
export async function reviewAll(
  reviewer: Page,
  bench: string,
  numbers: readonly number[],
  found: (number: number, check: string) => readonly string[] = () => YES,
): Promise<void> {
  const rowsOf = (checks: readonly string[]) =>
    numbers.flatMap((number) =>
      checks.map((check) => [String(number), check, ...found(number, check)]),
    );
  await send(reviewer, bench, rowsOf(['Admisibilidad']));
  await send(reviewer, bench, rowsOf(CHECKS));
}

async function send(reviewer: Page, bench: string, rows: readonly (readonly string[])[]) {
  const heading = 'N.º;Revisión;Hallazgo;Razón;Motivo;Norma;Artículo;Versión de la revisión';
  const text = [heading, ...rows.map((row) => row.join(';'))].join('\r\n');
  const file = { name: 'revision.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  const preview = await post(reviewer, `${bench}/planilla`, {}, { file });
  await reviewer.goto(preview);
  await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText('Qué cambiaría la planilla');
  await reviewer.locator('button[name=que][value=tomar]').click();
  await expect(reviewer).toHaveURL(/revision\?hecho=planilla/);
}
